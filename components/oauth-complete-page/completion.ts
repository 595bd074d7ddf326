// What a completion page needs, loaded only where there is one.
export { announceCompletion, takeCompletion } from '../../src/session/login/announce-completion.js';
export { handOver, takeReturn } from '../../src/session/cross-origin/return-page.js';
export { completionContent } from './completion-content.js';
export { endingOf, outcomeMarkRules } from './outcome-mark.js';
