import { GitHubOAuthProvider } from './github.js';
import type { OAuthProvider } from './provider.js';

/** The built-in providers by the `type` that plain settings name them with. */
export const providerTypes: Readonly<Record<string, new (options: never) => OAuthProvider>> = {
  github: GitHubOAuthProvider,
};

export { GitHubOAuthProvider, type GitHubOptions } from './github.js';
export {
  OAuthProvider,
  type ClientSend,
  type EndingToken,
  type ListPage,
  type OAuthProviderOptions,
  type Person,
  type ProviderGet,
  type ProviderList,
  type RawUser,
  type UserDetails,
} from './provider.js';
