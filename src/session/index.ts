export { receiveReturn } from './cross-origin/native-app-return.js';
export { createSession } from './create-session.js';
export {
  OAuthSession,
  type KnownProvider,
  type SessionOptions,
  type SessionPage,
  type SessionStatus,
} from './session.js';
export type { LogoutOptions } from './login/logout.js';
export type { BrowserSession, PersonSessions } from './person-sessions.js';
export type { PageToken } from './tokens/tokens.js';
export type { LoginMode } from './login/flow.js';
export type { LoginIntent, LoginOptions } from './login/login-options.js';
export {
  LoginEvent,
  LoginStartEvent,
  LogoutEvent,
  type LoginReason,
  type LogoutReason,
  type SessionEventMap,
} from './events.js';
export type { Authorization, Group, TokenInfo, User } from '../protocol/authorization.js';
export { OAuthError, type ErrorCode } from '../protocol/errors.js';
