// What a completion page needs, loaded only where there is one.
export { completeLogin } from './complete-login.js';
export { completionContent } from './completion-content.js';
export { endingOf } from './outcome-mark.js';
