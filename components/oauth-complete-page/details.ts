// What a completion page needs, loaded only where there is one.
export { announceCompletion, takeCompletion } from '../../src/session/complete.js';
export { handOver, takeReturn } from '../../src/session/client/return.js';
export { messagesFor, sentenceFor } from '../messages/messages-for.js';
