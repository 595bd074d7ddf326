// The functions that a session needs only when it is used, or when the person returns to the page. `lazy-seam.ts` loads them then, as one
// file. A function that a method of the session calls is exported under the name of that method.
export { receiveReturn } from './cross-origin/load-cross-origin.js';
export { prepareLogins } from './login/prepare-logins.js';
export { endSession as logout } from './login/logout.js';
export { loadProviders } from './provider-list.js';
export { callApi as fetch } from './tokens/proxied-fetch.js';
export { askToken as getToken, saveToken } from './tokens/tokens.js';
export { personSessions as sessions } from './person-sessions.js';
export { checkLateMessage } from './tabs/check-late-message.js';
export { checkOnReturn } from './tabs/check-on-return.js';
export { followLogin, followOutcome } from './login/follow-login.js';
export { diagnose, noteSite } from './diagnose-endpoint.js';
