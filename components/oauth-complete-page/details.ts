// What a completion page needs, loaded only where there is one.
export { announceCompletion, takeCompletion } from '../../src/session/complete.js';
export { laterFor, sentenceFor } from '../messages/later.js';
