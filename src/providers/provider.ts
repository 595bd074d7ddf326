import type { IdTokenAlgorithm } from './signing-algorithms.js';
import type { WireOptions } from './wire-options.js';

/** The provider's own JSON about a user. */
export type RawUser = Readonly<Record<string, unknown>>;

/** Name, e-mail and avatar of a user, as `userFn` picks them out; absent or `null` if the provider doesn't tell. */
export interface UserDetails {
  name?: string | null;
  /** Verified addresses only: an unverified one would let anyone claim it. */
  email?: string | null;
  avatarUrl?: string | null;
  /** Whether the address is one that forwards, made for this app (Apple). */
  isPrivateRelay?: boolean;
}

/** What a client secret is made with that is a signed JWT (Apple). */
export interface ClientSecretKey {
  /** The team's id. */
  readonly issuer: string;
  readonly keyId: string;
  /** PKCS #8 in PEM, of the curve P-256. */
  readonly privateKey: string;
  readonly audience: string;
}

/** RSA keys of 2048 bits or more, in PEM or as their base64 alone: that of the app, and that with which the provider's answers are verified. */
export interface SigningKeys {
  readonly privateKey: string;
  readonly publicKey: string;
}

/** Sends a GET to the provider's API with the access token. Resolves to the JSON, or `null` if it is not permitted (403, 404). */
export type ProviderGet = (url: string) => Promise<unknown>;

/** The person whose groups are fetched. */
export interface Person {
  /** The claims of the checked ID token; empty without one. */
  readonly claims: RawUser;
  /** The user's JSON, fetched on the first call. */
  raw(this: void): Promise<RawUser>;
}

/** One page of a list: its entries, and the URL of the next page if the body holds it. */
export interface ListPage {
  readonly items: unknown;
  /** By default the link with `rel="next"` in the `Link` header (RFC 8288). */
  readonly next?: unknown;
}

/**
 * Fetches a whole list of the provider's API, page by page, never from another origin. If the provider refuses it (401, 403, 404),
 * the login ends with `groups_fetch_failed`, and the log names the scopes that may be missing.
 */
export type ProviderList = (url: string, read: (body: unknown) => ListPage) => Promise<unknown[]>;

/** The tokens of an authorization that ends. */
export interface EndingToken {
  readonly accessToken: string;
  readonly refreshToken: string | null;
}

/** Sends JSON to the provider, authenticated as the client (HTTP Basic). Resolves to the status. */
export type ClientSend = (method: 'DELETE' | 'POST', url: string, body: unknown) => Promise<number>;

/**
 * The options of a provider. Required are `id`, `clientId` and either `issuer`, from which the rest is discovered (OpenID Connect
 * Discovery 1.0), or `authorizationEndpoint` and `tokenEndpoint` (RFC 6749 section 3).
 * @example
 * new OAuthProvider({ id: 'acme', issuer: 'https://id.acme.example', clientId, clientSecret, scopes: ['openid'] });
 */
export interface OAuthProviderOptions extends WireOptions {
  /** Lower case letters, digits and `-`. */
  id: string;
  /** What people call it, at most 200 characters. */
  name?: string;
  /** Its mark: an https URL of an image, or a `data:` URL of at most 16 KB. Default: the mark that the elements know. */
  icon?: string;
  /** The colour of its button, such as `#24292f`. Default: the colours that the elements know. */
  color?: string;
  clientId: string;
  clientSecret?: string;
  /** Makes client secrets that are signed and expire, in place of `clientSecret`. */
  clientSecretKey?: ClientSecretKey;
  /** For a provider whose requests are signed (`signature`). */
  signingKeys?: SigningKeys;
  /** `form_post` for a provider that posts its callback, as Apple requires. */
  responseMode?: 'form_post';
  /** Picks the person's name out of the parameters of the callback, where the provider tells it nowhere else. It is unsigned. */
  callbackNameFn?: (callback: ReadonlyMap<string, string>) => string | null;
  /** An https URL, or http on loopback. With endpoints given it is only compared with `iss` (RFC 9207) and ID tokens. */
  issuer?: string;
  authorizationEndpoint?: string;
  tokenEndpoint?: string;
  /** The URL of the keys that sign ID tokens, if endpoints are given instead of discovered. */
  jwksUri?: string;
  /** Must be under `baseUrl`. Default: `{baseUrl}/api/oauth/redirect` for a single provider, `…/redirect/{id}` for each of several. */
  redirectUrl?: string;
  /**
   * Whether the provider sends `iss` with every callback (RFC 9207): one without it is then refused; with `'when-shared'` only if
   * another provider has the same `redirectUrl`. Only providers with this setting may share a redirect URL. Default `false`.
   */
  sendsIssuer?: boolean | 'when-shared';
  /** Further error codes that the provider sends when the person cancels. `access_denied` and those of LinkedIn and Apple are known. */
  cancelErrors?: readonly string[];
  /** Whether the provider sends a person who cancels back with the state alone, neither code nor error (WeChat). Default `false`. */
  cancelsWithoutError?: boolean;
  /** Whether the provider accepts redirect URLs below the registered one: then no other provider's may be there. Default `false`. */
  acceptsSubpaths?: boolean;
  /**
   * `domain` for a provider that compares only the domain of redirect URLs: its codes can be sent to the address of any other provider
   * here. So whoever runs another provider could get a person's code, and bring it here in a login of their own. A code that has come for a
   * provider that is not built in is therefore refused for this one. Several processes know of each other's codes only with a `store`;
   * without one the log says so, if any provider is not built in. Default: it compares the whole URL.
   */
  redirectMatch?: 'domain';
  /** Scopes that every login requests. */
  scopes?: readonly string[];
  /** Scopes that a login requests to fetch the user. */
  userScopes?: readonly string[];
  /** Further scopes that pages may request. Default: none. */
  allowedScopes?: readonly string[];
  userEndpoint?: string;
  /** Further headers that the user endpoint requires, such as `{ 'Notion-Version': '2022-06-28' }`. */
  userHeaders?: Readonly<Record<string, string>>;
  /**
   * The path of the user in the answer of the token endpoint, such as `athlete` (Strava) or `owner.user` (Notion); `.` is the answer itself (ORCID). Then a login calls
   * no user endpoint, and tokens in that object are removed. Restoring a saved token has no such answer: it needs `userEndpoint`.
   */
  userFromToken?: string;
  /**
   * Picks the id out of the user's JSON. Default: `sub`, else `id`. Ids are the exact text that the provider sent: a
   * number that JavaScript would write differently (past 2^53, `1.0`, `1e3`) is text in the JSON, with its own digits. Anything
   * else ends the login with `user_fetch_failed`.
   */
  userIdFn?: (raw: RawUser) => unknown;
  /** Whether people can change their id, so that another person may get it later; the log says so at start. Default `false`. */
  idChanges?: boolean;
  /** Picks the same id out of the ID token, for logins that fetch groups but no user. Default: `sub`. */
  claimsIdFn?: (claims: RawUser) => unknown;
  /** Picks name, e-mail and avatar. Default: the common claims. `claims` are those of the checked ID token, or empty. */
  userFn?: (raw: RawUser, get: ProviderGet, claims: RawUser) => UserDetails | Promise<UserDetails>;
  /**
   * Whether the user's JSON is about the person of the ID token, for a `userEndpoint` that is not the UserInfo endpoint. Default: both
   * have the same `sub` (OpenID Connect Core section 5.3.2).
   */
  sameUserFn?: (raw: RawUser, claims: RawUser) => boolean;
  /** Decides whether the person of a valid ID token may sign in; `false` ends the login with `id_token_invalid`. */
  acceptClaimsFn?: (claims: RawUser) => boolean;
  /** Scopes that a login requests to fetch groups. */
  groupScopes?: readonly string[];
  /** Fetches the person's groups, objects with `id` and `name`. Default: the `groups` claim. */
  groupsFn?: (person: Person, list: ProviderList) => unknown;
  /** Further URLs that the functions here call, by any name. They are checked like all others. */
  extraEndpoints?: Readonly<Record<string, string>>;
  /** Added to the authorization request; may not replace a standard parameter. */
  authorizationParams?: Readonly<Record<string, string>>;
  /** Added to it when the person wants to choose an account. Default: `prompt=select_account`. */
  accountParams?: Readonly<Record<string, string>>;
  /**
   * Added to it when the page asks for a sign-up (`intent`). Default: `prompt=create` if the provider's discovered metadata lists it in
   * `prompt_values_supported` (Initiating User Registration via OpenID Connect 1.0), else nothing.
   */
  signUpParams?: Readonly<Record<string, string>>;
  /**
   * Further authorization parameters that pages may set (`parameters` of `login()`), such as `['hd']` for Google. A page's value replaces
   * that of `authorizationParams`. It is a hint: whoever starts the login can change it. Standard parameters are refused. Default: those of
   * the built-in provider, else none; `ui_locales` and `acr_values` need no entry.
   */
  pageParams?: readonly string[];
  /** Added to refresh requests. */
  refreshParams?: Readonly<Record<string, string>>;
  /** The URL that revokes tokens (RFC 7009). */
  revocationEndpoint?: string;
  /** Revokes tokens in the provider's own way instead of RFC 7009. A status above 299 means that it failed. */
  revokeFn?: (token: EndingToken, send: ClientSend) => Promise<number>;
  /** The URL that signs people out of the provider itself (OpenID Connect RP-Initiated Logout 1.0). */
  endSessionEndpoint?: string;
  /** Where that leads back to, under `baseUrl`, as registered with the provider. Default: `{baseUrl}/`. */
  postLogoutRedirectUrl?: string;
  /**
   * Who may use the access token: `server`, only the server (default); `proxy`, pages through the proxy; `page`, pages themselves, by
   * `POST /token`.
   */
  tokens?: 'server' | 'proxy' | 'page';
  /** URLs that calls through the proxy must be under. */
  apiBases?: readonly string[];
  /** Request headers that the proxy passes on in addition to the common ones. */
  apiHeaders?: readonly string[];
  /**
   * The lifetime in seconds of access tokens whose expiry the provider doesn't tell (Salesforce). Without it such a token is refreshed
   * once the provider refuses it, or by `getToken({ force: true })`.
   */
  defaultExpiresIn?: number;
  /**
   * `true` for a provider that signs nobody out without `id_token_hint`. The ID token, which names the person, is then part of the
   * sign-out URL, so that histories and logs may hold it, and takes about 1 KB in the session's cookies. Default `false`: the URL
   * holds the client id.
   */
  sendsIdTokenHint?: boolean;
  /**
   * How the client authenticates at the token endpoint (RFC 6749 section 2.3). Default: by discovered metadata, `client_secret_post` if
   * it lists both methods, `client_secret_basic` if it lists none (RFC 8414 section 2); with endpoints given by hand
   * `client_secret_post`.
   */
  clientAuth?: 'client_secret_post' | 'client_secret_basic' | 'none';
  /**
   * The algorithms of ID tokens, such as `['HS256']` for LINE. Default: those for public keys that the metadata lists (with endpoints
   * given by hand all of them). `HS256`, `HS384` and `HS512` are verified with the client secret, and can't be combined with others.
   */
  idTokenAlgorithms?: readonly IdTokenAlgorithm[];
  /** `false` only for a provider that fails with PKCE (RFC 7636); ignored if its metadata lists S256. Default `true`. */
  pkce?: boolean;
  /** `false` only for a provider whose ID tokens don't contain the `nonce`. Default `true`. */
  nonce?: boolean;
  /** Whether the provider refuses sign-in in an app's web view. Default `false`. */
  refusesWebviews?: boolean;
}

/** What is wrong with an option, such as `{ option: 'tenant', problem: 'must be text' }`. It never holds the option's value. */
export interface OptionProblem {
  readonly option: string;
  readonly problem: string;
}

/**
 * Any provider, by its endpoints or by its issuer. It checks nothing itself: `createOAuthEndpoint` checks all settings together and
 * lists every problem at once.
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
