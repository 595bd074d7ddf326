import { AppleOAuthProvider } from './apple.js';
import { Auth0OAuthProvider } from './auth0.js';
import { AzureOAuthProvider, MicrosoftOAuthProvider } from './azure.js';
import { isAtOwnAddresses } from './built-in-provider.js';
import { CatalogProvider, type CatalogOptions } from './catalog/catalog-provider.js';
import { entries } from './catalog/entries.js';
import type { CatalogEntry } from './catalog/entry.js';
import { GitHubOAuthProvider } from './github.js';
import { GoogleOAuthProvider } from './google.js';
import type { OAuthProvider } from './provider.js';

/** The providers that are more than data, by the `type` that plain settings name them with. */
export const providerTypes: Readonly<Record<string, new (options: never) => OAuthProvider>> = {
  github: GitHubOAuthProvider,
  google: GoogleOAuthProvider,
  azure: AzureOAuthProvider,
  microsoft: MicrosoftOAuthProvider,
  auth0: Auth0OAuthProvider,
  apple: AppleOAuthProvider,
};

/** Every `type` that plain settings may name. */
export const providerTypeNames: readonly string[] = [
  ...new Set([...Object.keys(providerTypes), ...Object.keys(entries)]),
];

/** Settings of the classes above that no other provider has. */
const settingsOfClasses: Readonly<Record<string, readonly string[]>> = {
  azure: ['tenant'],
  microsoft: ['tenant'],
  auth0: ['domain', 'audience'],
  apple: ['teamId', 'keyId', 'privateKey'],
};

/** The names of the settings that only this type has, or that stand for its address: `issuer` if that must be given. */
export function ownSettingsOf(type: string): readonly string[] {
  if (Object.hasOwn(providerTypes, type)) return settingsOfClasses[type] ?? [];
  const entry: CatalogEntry | undefined = Object.hasOwn(entries, type)
    ? entries[type as keyof typeof entries]
    : undefined;
  const own = Object.keys(entry?.settings ?? {});
  const hasIssuer = entry !== undefined && (entry.tokenEndpoint === undefined || own.includes('domain'));
  return hasIssuer ? [...own, 'issuer'] : own;
}

/** The provider of a type, by plain settings; `undefined` for a type that is not known. Only here does its data become a provider. */
export function makeProvider(type: string, options: object): OAuthProvider | undefined {
  const Provider = Object.hasOwn(providerTypes, type) ? providerTypes[type] : undefined;
  if (Provider) return new Provider(options as never);
  if (!Object.hasOwn(entries, type)) return undefined;
  return new CatalogProvider({ ...options, type } as CatalogOptions);
}

/** Whether a provider is one of these, at its own addresses: a subclass may be anybody's. */
export function isBuiltIn(provider: OAuthProvider): boolean {
  const classes: readonly unknown[] = [...Object.values(providerTypes), CatalogProvider];
  return classes.includes(provider.constructor) && isAtOwnAddresses(provider.options);
}

export { CatalogProvider, type CatalogId, type CatalogOptions } from './catalog/catalog-provider.js';
export { AppleOAuthProvider, type AppleOptions } from './apple.js';
export { Auth0OAuthProvider, type Auth0Options } from './auth0.js';
export { AzureOAuthProvider, MicrosoftOAuthProvider, type AzureOptions } from './azure.js';
export { GitHubOAuthProvider, type GitHubOptions } from './github.js';
export { GoogleOAuthProvider, type GoogleOptions } from './google.js';
export type { PlainProvider } from './plain-provider.js';
export {
  OAuthProvider,
  type ClientSecretKey,
  type ClientSend,
  type EndingToken,
  type ListPage,
  type OAuthProviderOptions,
  type OptionProblem,
  type Person,
  type ProviderGet,
  type ProviderList,
  type RawUser,
  type SigningKeys,
  type UserDetails,
} from './provider.js';
export type {
  ParameterNames,
  RequestSignature,
  UserRequest,
  UserSignature,
  UserToken,
  WireOptions,
} from './wire-options.js';
