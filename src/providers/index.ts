import { Auth0OAuthProvider } from './auth0.js';
import { AzureOAuthProvider, MicrosoftOAuthProvider } from './azure.js';
import { GitHubOAuthProvider } from './github.js';
import { GoogleOAuthProvider } from './google.js';
import type { OAuthProvider } from './provider.js';

/** The built-in providers by the `type` that plain settings name them with. */
export const providerTypes: Readonly<Record<string, new (options: never) => OAuthProvider>> = {
  github: GitHubOAuthProvider,
  google: GoogleOAuthProvider,
  azure: AzureOAuthProvider,
  microsoft: MicrosoftOAuthProvider,
  auth0: Auth0OAuthProvider,
};

export { Auth0OAuthProvider, type Auth0Options } from './auth0.js';
export { AzureOAuthProvider, MicrosoftOAuthProvider, type AzureOptions } from './azure.js';
export { GitHubOAuthProvider, type GitHubOptions } from './github.js';
export { GoogleOAuthProvider, type GoogleOptions } from './google.js';
export {
  OAuthProvider,
  type ClientSend,
  type EndingToken,
  type ListPage,
  type OAuthProviderOptions,
  type OptionProblem,
  type Person,
  type ProviderGet,
  type ProviderList,
  type RawUser,
  type UserDetails,
} from './provider.js';
