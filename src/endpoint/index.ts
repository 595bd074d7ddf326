export { createOAuthEndpoint, type OAuthEndpoint } from './create-endpoint.js';
export type { EndpointEnvironment } from './endpoint-environment.js';
export type { ServerAuthorization } from './server-api/server-authorization.js';
export type { ListedSession, OAuthSessions, PersonAtProvider } from './server-api/session-directory.js';
export type { SignedOut } from './server-api/sign-out.js';
export type { SignOutOptions } from './provider-calls/end-and-revoke.js';
export type { Device } from './sessions/stored/device.js';
export type { RestoreOptions } from './server-api/restore-authorization.js';
export { decrypt, encrypt } from './tokens/encrypt.js';
export { OAuthToken, type OAuthTokenFields } from './tokens/oauth-token.js';
export type { HasHeaders } from './http/cookies.js';
export type { EndpointRequest, FetchOptions } from './http/endpoint-request.js';
export type { MakeSealingKey, Primitives, SealingKey } from './runtime/cryptography.js';
export type { Reply } from './http/reply.js';
export type { AtomicStore, StoreCallOptions } from './sessions/atomic-store.js';
export type { OAuthEndpointEvents } from './events/endpoint-events.js';
export type { OperatorLogEntry, OperatorLogHook } from './log/operator-log.js';
export type { OAuthEndpointSettings, ProviderSetting } from './settings/check-settings.js';
export type { Fetch } from './provider-calls/network/guarded-fetch.js';
export type { StreamInit } from './proxy/call-api.js';
export type {
  WireAuthorization,
  WireProviders,
  WireSession,
  WireTokenInfo,
  WireUser,
} from '../protocol/wire.js';
export { errorCodes, OAuthError, type ErrorCode } from '../protocol/errors.js';
export {
  Auth0OAuthProvider,
  AppleOAuthProvider,
  AzureOAuthProvider,
  CatalogProvider,
  GitHubOAuthProvider,
  GoogleOAuthProvider,
  MicrosoftOAuthProvider,
  OAuthProvider,
  type Auth0Options,
  type AppleOptions,
  type AzureOptions,
  type ClientSecretKey,
  type CatalogId,
  type CatalogOptions,
  type ClientSend,
  type EndingToken,
  type GitHubOptions,
  type GoogleOptions,
  type ListPage,
  type OAuthProviderOptions,
  type OptionProblem,
  type Person,
  type PlainProvider,
  type ProviderGet,
  type ProviderList,
  type ParameterNames,
  type RawUser,
  type UserDetails,
  type UserRequest,
  type UserToken,
  type WireOptions,
} from '../providers/index.js';
