export { createOAuthEndpoint, type EndpointEnvironment, type OAuthEndpoint } from './create-endpoint.js';
export type { EndpointRequest } from './http/request.js';
export type { Reply } from './http/reply.js';
export type { OAuthEndpointSettings, ProviderSetting } from './settings/settings.js';
export type { Fetch } from './exchange/guarded-fetch.js';
export { errorCodes, OAuthError, type ErrorCode } from '../protocol/errors.js';
export {
  GitHubOAuthProvider,
  OAuthProvider,
  type ClientSend,
  type EndingToken,
  type GitHubOptions,
  type ListPage,
  type OAuthProviderOptions,
  type Person,
  type ProviderGet,
  type ProviderList,
  type RawUser,
  type UserDetails,
} from '../providers/index.js';
