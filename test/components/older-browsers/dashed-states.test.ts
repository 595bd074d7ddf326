// First: the elements are loaded into a browser that is like that.
import './dashed-states.remove.js';
import { olderBrowserContract } from './contract.js';

olderBrowserContract('a browser whose custom states begin with two dashes');
