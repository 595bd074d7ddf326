// First: the elements are loaded into a browser that is like that.
import './no-new-features.remove.js';
import { olderBrowserContract } from './contract.js';

olderBrowserContract(
  'a browser without custom states, popovers, Promise.withResolvers, AbortSignal.any and Intl.Segmenter',
);
