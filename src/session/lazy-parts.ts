// What a session needs only once it is used or the person returns to the page. `lazy-seam.ts` loads it then, as one file. What
// a method of the session calls has the name of the method.
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
