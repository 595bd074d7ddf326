// What a session needs only once somebody uses it or comes back to the page. `lazy-seam.ts` loads it then, as one file.
export { beginClient, receiveReturn } from './later/begin-client.js';
export { settleIn } from './later/settle-in.js';
export { endSession } from './later/logout.js';
export { learnProviders } from './later/providers.js';
export { callApi } from './later/proxied-fetch.js';
export { askToken, saveToken } from './later/tokens.js';
export { lookAgain } from './later/look-again.js';
export { followLogin, followOutcome } from './later/follow-login.js';
export { diagnose, noteSite } from './later/page-faults.js';
