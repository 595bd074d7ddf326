// The lazy part of <oauth-complete-page>.
export { completeLogin } from './complete-login.js';
export { completionContent } from './completion-content.js';
export { endingOf } from './outcome-mark.js';
