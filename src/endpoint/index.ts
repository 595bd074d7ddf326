export { createOAuthEndpoint, type EndpointEnvironment, type OAuthEndpoint } from './create-endpoint.js';
export type { ServerAuthorization } from './app/authorization.js';
export type { RestoreOptions } from './app/restore.js';
export { decrypt, encrypt } from './tokens/encrypt.js';
export { OAuthToken, type OAuthTokenFields } from './tokens/oauth-token.js';
export type { HasHeaders } from './http/cookies.js';
export type { EndpointRequest, FetchOptions } from './http/request.js';
export type { MakeSealingKey, Primitives, SealingKey } from './primitives.js';
export type { Reply } from './http/reply.js';
export type { OperatorLogEntry, OperatorLogHook } from './log/operator-log.js';
export type { OAuthEndpointSettings, ProviderSetting } from './settings/settings.js';
export type { Fetch } from './exchange/guarded-fetch.js';
export type { StreamInit } from './proxy/call-api.js';
export { errorCodes, OAuthError, type ErrorCode } from '../protocol/errors.js';
export {
  Auth0OAuthProvider,
  AzureOAuthProvider,
  GitHubOAuthProvider,
  GoogleOAuthProvider,
  MicrosoftOAuthProvider,
  OAuthProvider,
  type Auth0Options,
  type AzureOptions,
  type ClientSend,
  type EndingToken,
  type GitHubOptions,
  type GoogleOptions,
  type ListPage,
  type OAuthProviderOptions,
  type Person,
  type ProviderGet,
  type ProviderList,
  type RawUser,
  type UserDetails,
} from '../providers/index.js';
