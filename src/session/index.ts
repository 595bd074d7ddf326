export { receiveReturn } from './receive-return.js';
export { createSession } from './page-sessions.js';
export { OAuthSession, type SessionOptions, type SessionPage, type SessionStatus } from './session.js';
export type { LogoutOptions } from './later/logout.js';
export type { PageToken } from './later/tokens.js';
export type { LoginMode } from './flow.js';
export type { LoginOptions } from './login-options.js';
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
