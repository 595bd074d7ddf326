// What a completion page needs, loaded only where there is one.
export { announceCompletion, takeCompletion } from '../../src/session/login/complete.js';
export { handOver, takeReturn } from '../../src/session/cross-origin/return.js';
export { messagesFor, sentenceFor } from '../messages/messages-for.js';
