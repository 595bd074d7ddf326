/** A provider's own JSON about a person. */
export type RawUser = Readonly<Record<string, unknown>>;

/** What a provider file picks out of a provider's answers; absent or `null` where the provider doesn't say. */
export interface UserDetails {
  name?: string | null;
  /** Verified addresses only: an unverified one would let anyone claim it. */
  email?: string | null;
  avatarUrl?: string | null;
}

/** A GET of the provider's API with the access token. Answers the JSON, or `null` where it is not permitted (403, 404). */
export type ProviderGet = (url: string) => Promise<unknown>;

/**
 * Everything that can be said of a provider. Either `issuer` (the rest is discovered, OpenID Connect
 * Discovery 1.0), or `authorizationEndpoint` and `tokenEndpoint`.
 */
export interface OAuthProviderOptions {
  /** Lower case letters, digits and `-`. */
  id: string;
  /** What people call it. */
  name?: string;
  clientId: string;
  clientSecret?: string;
  /** https, or http on loopback. With endpoints given too it is only what `iss` is checked against (RFC 9207). */
  issuer?: string;
  authorizationEndpoint?: string;
  tokenEndpoint?: string;
  /** Where ID tokens' signing keys are, when endpoints are given instead of discovered. */
  jwksUri?: string;
  /** Must be under the endpoint's `baseUrl`; without it `{baseUrl}/api/oauth/redirect`. */
  redirectUrl?: string;
  /** Always asked for. */
  scopes?: readonly string[];
  /** Asked for where the user is fetched. */
  userScopes?: readonly string[];
  /** What a login may ask for besides; without it, only the provider's own scopes. */
  allowedScopes?: readonly string[];
  userEndpoint?: string;
  /** Picks the id out of the user's JSON; without it `sub`, else `id`. */
  userIdFn?: (raw: RawUser) => unknown;
  /** Picks name, e-mail and avatar; without it the common claims. */
  userFn?: (raw: RawUser, get: ProviderGet) => UserDetails | Promise<UserDetails>;
  /** Further addresses that `userFn` asks: checked like all others. */
  extraEndpoints?: Readonly<Record<string, string>>;
  /** Added to the authorization request; may not replace a standard parameter. */
  authorizationParams?: Readonly<Record<string, string>>;
  /** How the client proves itself at the token endpoint (RFC 6749 section 2.3). */
  clientAuth?: 'client_secret_post' | 'client_secret_basic' | 'none';
  /** `false` only for a provider that breaks on PKCE; ignored where its metadata lists S256. */
  pkce?: boolean;
}

/**
 * Any provider, by its endpoints or by its issuer. Nothing is checked here: `createOAuthEndpoint` checks
 * all settings together and lists every problem at once.
 */
export class OAuthProvider {
  // Private, so that printing a provider prints no secret.
  readonly #options: OAuthProviderOptions;

  constructor(options: OAuthProviderOptions) {
    this.#options = options;
  }

  get options(): Readonly<OAuthProviderOptions> {
    return this.#options;
  }
}
