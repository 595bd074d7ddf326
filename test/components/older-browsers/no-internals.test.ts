// First: the elements are loaded into a browser that is like that.
import './no-internals.remove.js';
import { olderBrowserContract } from './contract.js';

olderBrowserContract('a browser without element internals');
