// What a session needs only once it is used or the person returns to the page. `lazy-seam.ts` loads it then, as one file.
export { receiveReturn } from './cross-origin/load-cross-origin.js';
export { prepareLogins } from './login/prepare-logins.js';
export { endSession } from './login/logout.js';
export { loadProviders } from './provider-list.js';
export { callApi } from './tokens/proxied-fetch.js';
export { askToken, saveToken } from './tokens/tokens.js';
export { checkLateMessage } from './tabs/check-late-message.js';
export { checkOnReturn } from './tabs/check-on-return.js';
export { followLogin, followOutcome } from './login/follow-login.js';
export { diagnose, noteSite } from './diagnose-endpoint.js';
