// What a session needs only once somebody uses it, or comes back to the page: loaded then. These parts belong to the
// session, and so use what it keeps from others; by name alone, since importing it would load it a second time.
export { settleIn } from './settle-in.js';
export { endSession } from './logout.js';
export { learnProviders } from './providers.js';
export { callApi } from './proxied-fetch.js';
export { askToken, saveToken } from './tokens.js';
export { lookAgain } from './look-again.js';
export { followLogin, followOutcome } from './follow-login.js';
export { diagnose, noteSite } from './page-faults.js';
