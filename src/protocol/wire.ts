/**
 * What travels between page and endpoint, in the wire's snake_case. `authorization.ts` holds the
 * camelCase words of the page and the one converter between the two.
 */

/** A group the provider says the person belongs to. */
export interface WireGroup {
  id: string;
  name: string;
}

export interface WireUser {
  id: string;
  name: string | null;
  email: string | null;
  avatar_url: string | null;
  groups: WireGroup[];
  /** The provider's own fields; empty where the session had no room for them. */
  raw: Record<string, unknown>;
}

/** What a page may know of a token: never the token itself. */
export interface WireTokenInfo {
  scope: string[];
  token_type: string;
  /** Seconds left, or `null` where the provider doesn't say. */
  expires_in: number | null;
}

export interface WireAuthorization {
  provider: string;
  user: WireUser | null;
  token: WireTokenInfo;
}

/** How a login begun as `redirect` ended, told once. `error` is `""` on success. */
export interface WireOutcome {
  flow: string;
  provider: string;
  error: string;
  error_description: string;
}

/** The answer of `GET /session`. */
export interface WireSession {
  /** Oldest login first; empty when signed out. */
  authorizations: WireAuthorization[];
  outcome?: WireOutcome;
}

/** The answer of `GET /providers`. */
export interface WireProviders {
  providers: {
    id: string;
    name: string;
    /** The address of its mark, and the colour of its button as `#rrggbb`, if the settings give them: they win over ours. */
    icon?: string;
    color?: string;
    /** Where the proxy reaches, first the one that its paths are relative to; only where pages may use it. */
    api_bases?: string[];
    /** Only where the provider shows an error inside an app's own browser. */
    refuses_webviews?: true;
  }[];
}

/** The answer of `POST /token`, for pages that may have it. */
export interface WireToken {
  access_token: string;
  token_type: string;
  scope: string[];
  /** Seconds left, or `null` where the provider doesn't say. */
  expires_in: number | null;
  /** Seconds since 1970. */
  expires_at: number | null;
}

/** The answer of `POST /token/save`. */
export interface WireSavedToken {
  /** Sealed text: only the endpoint can open it. */
  saved_token: string;
}

/** The answer of `POST /logout`. */
export interface WireLogout {
  logout_url: string | null;
}

/** Every error answer. */
export interface WireError {
  error: string;
  error_description: string;
}

/** Sent with every POST of a page: no form and no simple request can carry it. */
export const requestHeader = 'x-oauth-elements';

/**
 * The session of a page of another origin, or of an app, that keeps no cookie of ours: sealed text, sent with each
 * request and renewed with the answers. An empty one in an answer ends it.
 */
export const handleHeader = 'x-oauth-handle';

/**
 * Names a native app, whose requests have no `Origin`. In the answer of `GET /session` to a page of another origin: the id of
 * the client that the page belongs to.
 */
export const clientHeader = 'x-oauth-client';

/**
 * In the answer of `GET /session`: the origin of the endpoint's `baseUrl`. A page at another host name of the site learns
 * from it where sign-in works.
 */
export const siteHeader = 'x-oauth-site';

/** The body of `POST /redeem`: what came back for a client, and what only the page that began the login knows. */
export interface WireRedeem {
  flow: string;
  code: string;
  /** RFC 7636 section 4.1. */
  verifier: string;
}

/**
 * Sent with `session_outdated`, and sent back by the page that asks once more: whether its cookies are still the ones that
 * were too old.
 */
export const againHeader = 'x-oauth-again';
