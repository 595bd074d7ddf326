export { createOAuthEndpoint, type EndpointEnvironment, type OAuthEndpoint } from './create-endpoint.js';
export type { EndpointRequest } from './http/request.js';
export type { Reply } from './http/reply.js';
export type { OAuthEndpointSettings, ProviderSetting } from './settings/settings.js';
export type { Fetch } from './exchange/guarded-fetch.js';
export { errorCodes, OAuthError, type ErrorCode } from '../protocol/errors.js';
export {
  GitHubOAuthProvider,
  OAuthProvider,
  type GitHubOptions,
  type OAuthProviderOptions,
  type ProviderGet,
  type RawUser,
  type UserDetails,
} from '../providers/index.js';
