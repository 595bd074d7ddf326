import type { IdTokenAlgorithm } from './signing-algorithms.js';

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

/** Whose groups are asked for. */
export interface Person {
  /** What the checked ID token says; empty where there is none. */
  readonly claims: RawUser;
  /** The user's JSON, fetched when it is first asked for. */
  raw(this: void): Promise<RawUser>;
}

/** What one page of a list holds: its entries, and the next page's address where the body names it. */
export interface ListPage {
  readonly items: unknown;
  /** Without it, the `Link` header's `rel="next"` (RFC 8288). */
  readonly next?: unknown;
}

/**
 * A whole list of the provider's API, page by page. A next page of another origin is never asked. Where the list is
 * refused (401, 403, 404) the login ends as `groups_fetch_failed`, naming the scopes that may be missing.
 */
export type ProviderList = (url: string, read: (body: unknown) => ListPage) => Promise<unknown[]>;

/** The tokens of an authorization that ends. */
export interface EndingToken {
  readonly accessToken: string;
  readonly refreshToken: string | null;
}

/** A JSON request as the client itself (HTTP Basic). Answers the status. */
export type ClientSend = (method: 'DELETE' | 'POST', url: string, body: unknown) => Promise<number>;

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
  /**
   * Must be under the endpoint's `baseUrl`; the endpoint answers there too. Without it `{baseUrl}/api/oauth/redirect` for
   * a single provider, `{baseUrl}/api/oauth/redirect/{id}` for each of several.
   */
  redirectUrl?: string;
  /**
   * Whether every answer of its authorization endpoint names `issuer` as `iss` (RFC 9207): one that doesn't is refused
   * then; with `'when-shared'`, only where its `redirectUrl` is another provider's too. None but such providers may share
   * one.
   */
  sendsIssuer?: boolean | 'when-shared';
  /** Error codes that it sends when the person cancels, in addition to `access_denied` and the words of LinkedIn and Apple. */
  cancelErrors?: readonly string[];
  /** Whether it accepts redirect URLs below the registered one: no other provider's may lie there then. */
  acceptsSubpaths?: boolean;
  /** Always asked for. */
  scopes?: readonly string[];
  /** Asked for where the user is fetched. */
  userScopes?: readonly string[];
  /** More scopes that a login may ask for; without it, only the provider's own scopes. */
  allowedScopes?: readonly string[];
  userEndpoint?: string;
  /** More headers that the user endpoint requires, such as `{ 'Notion-Version': '2022-06-28' }`. */
  userHeaders?: Readonly<Record<string, string>>;
  /**
   * Where the user stands in the answer of the token endpoint, such as `athlete` (Strava) or `owner.user` (Notion): no
   * endpoint is asked at login then. Tokens in there are left out. Where a saved token is restored there is no such answer:
   * `userEndpoint` is asked then, and has to be set for that.
   */
  userFromToken?: string;
  /**
   * Picks the id out of the user's JSON; without it `sub`, else `id`. Ids are the exact text that the provider sent: a
   * number that JavaScript would write differently (past 2^53, `1.0`, `1e3`) is text in the JSON, with its own digits. What
   * is neither text nor such a number ends the login as `user_fetch_failed`.
   */
  userIdFn?: (raw: RawUser) => unknown;
  /** Picks the same id out of the ID token, for logins that fetch groups but no user; without it `sub`. */
  claimsIdFn?: (claims: RawUser) => unknown;
  /** Picks name, e-mail and avatar; without it the common claims. `claims` are the checked ID token's, or empty. */
  userFn?: (raw: RawUser, get: ProviderGet, claims: RawUser) => UserDetails | Promise<UserDetails>;
  /**
   * Whether the user's JSON is about the person of the ID token, for a `userEndpoint` that is not OpenID Connect's
   * own; there, equal `sub` are demanded (OpenID Connect Core section 5.3.2).
   */
  sameUserFn?: (raw: RawUser, claims: RawUser) => boolean;
  /** Judges an ID token that holds up otherwise; false ends the login as `id_token_invalid`. */
  acceptClaimsFn?: (claims: RawUser) => boolean;
  /** Asked for where groups are fetched. */
  groupScopes?: readonly string[];
  /** Finds the person's groups, anything with `id` and `name`; without it, the `groups` claim. */
  groupsFn?: (person: Person, list: ProviderList) => unknown;
  /** Further addresses that the functions here ask: checked like all others. */
  extraEndpoints?: Readonly<Record<string, string>>;
  /** Added to the authorization request; may not replace a standard parameter. */
  authorizationParams?: Readonly<Record<string, string>>;
  /** Added to it where a login asks for the account chooser; `prompt=select_account` without it. */
  accountParams?: Readonly<Record<string, string>>;
  /** Added to refresh requests. */
  refreshParams?: Readonly<Record<string, string>>;
  /** Where tokens are revoked (RFC 7009). */
  revocationEndpoint?: string;
  /** Revokes in the provider's own way, in place of RFC 7009. A status past 299 counts as failed. */
  revokeFn?: (token: EndingToken, send: ClientSend) => Promise<number>;
  /** Where the provider itself is signed out of (OpenID Connect RP-Initiated Logout 1.0). */
  endSessionEndpoint?: string;
  /** Where it leads back to, under `baseUrl`, as registered with the provider; without it `{baseUrl}/`. */
  postLogoutRedirectUrl?: string;
  /**
   * Who may use the access token: only the server (default); pages through the proxy; or pages themselves, by
   * `POST /token`.
   */
  tokens?: 'server' | 'proxy' | 'page';
  /** What the proxy reaches: addresses that requests must be under. */
  apiBases?: readonly string[];
  /** Request headers that the proxy passes in addition to the common ones. */
  apiHeaders?: readonly string[];
  /**
   * Seconds that an access token lives where the provider doesn't say so (Salesforce), so that it is refreshed in time.
   * Without it such a token is refreshed once it is refused, or by `getToken({ force: true })`.
   */
  defaultExpiresIn?: number;
  /**
   * `true` for a provider that signs nobody out without `id_token_hint`. The ID token, which names the person, then stands in
   * the address of its sign-out page, and so perhaps in histories and logs, and takes about 1 KB in the session's
   * cookies until then. Default `false`: the client is named by its id.
   */
  sendsIdTokenHint?: boolean;
  /**
   * How the client proves itself at the token endpoint (RFC 6749 section 2.3). Without it: as discovered metadata says,
   * `client_secret_post` where it lists both, `client_secret_basic` where it lists nothing (RFC 8414 section 2); with
   * endpoints given by hand `client_secret_post`.
   */
  clientAuth?: 'client_secret_post' | 'client_secret_basic' | 'none';
  /**
   * What ID tokens are signed with, such as `['HS256']` for LINE; without it, what its metadata lists (with endpoints given
   * by hand any) of the algorithms that public keys verify. `HS256`, `HS384` and `HS512` are verified with the client
   * secret, and must stand alone.
   */
  idTokenAlgorithms?: readonly IdTokenAlgorithm[];
  /** `false` only for a provider that breaks on PKCE; ignored where its metadata lists S256. */
  pkce?: boolean;
  /** `false` only for a provider whose ID tokens don't repeat the `nonce`. */
  nonce?: boolean;
  /** Whether it shows an error where its page is opened inside an app (a webview) rather than in a browser. */
  refusesWebviews?: boolean;
}

/** What is wrong with an option, such as `{ option: 'tenant', problem: 'must be text' }`. It never holds the option's value. */
export interface OptionProblem {
  readonly option: string;
  readonly problem: string;
}

/**
 * Any provider, by its endpoints or by its issuer. Nothing is checked here: `createOAuthEndpoint` checks
 * all settings together and lists every problem at once.
 */
export class OAuthProvider {
  // Private, so that printing a provider prints no secret.
  readonly #options: OAuthProviderOptions;
  readonly #problems: readonly OptionProblem[];

  /** @param problems of options that only a subclass knows. */
  constructor(options: OAuthProviderOptions, problems: readonly OptionProblem[] = []) {
    this.#options = options;
    this.#problems = problems;
  }

  /** What `createOAuthEndpoint` refuses in addition to what it finds in `options` itself. */
  get problems(): readonly OptionProblem[] {
    return this.#problems;
  }

  get options(): Readonly<OAuthProviderOptions> {
    return this.#options;
  }
}
