export { OAuthCompletePageElement } from './oauth-complete-page/oauth-complete-page-element.js';
export { OAuthLoginButtonElement } from './oauth-login-button/oauth-login-button-element.js';
export { OAuthLoginPanelElement } from './oauth-login-panel/oauth-login-panel-element.js';
export { OAuthLogoutButtonElement } from './oauth-logout-button/oauth-logout-button-element.js';
export { OAuthSessionElement } from './oauth-session/oauth-session-element.js';
export { OAuthSessionsElement } from './oauth-sessions/oauth-sessions-element.js';
export { OAuthShowElement } from './oauth-show/oauth-show-element.js';
export { OAuthUserBadgeElement } from './oauth-user-badge/oauth-user-badge-element.js';
export { sessionContext } from './session-context/session-context.js';
export { pageSession } from './session-context/shared-sessions.js';
export { setWords } from './messages/set-words.js';
export { LoginEvent, LoginStartEvent, LogoutEvent, type LoginReason, type LogoutReason } from './events.js';
export {
  createSession,
  OAuthSession,
  type BrowserSession,
  type LoginIntent,
  type LoginMode,
  type LoginOptions,
  type LogoutOptions,
  type PageToken,
  type PersonSessions,
  type SessionOptions,
  type SessionPage,
  type SessionStatus,
} from '../src/session/index.js';
export type { Words } from '../src/locales/with-words.js';
export type { Authorization, Group, TokenInfo, User } from '../src/protocol/authorization.js';
export { errorCodes, OAuthError, type ErrorCode } from '../src/protocol/errors.js';
