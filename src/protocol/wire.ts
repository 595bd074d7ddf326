/**
 * The formats between page and endpoint, in snake_case. `authorization.ts` holds the camelCase formats of the page, and the
 * converter between the two.
 */

/** A group of the user at the provider. */
export interface WireGroup {
  id: string;
  name: string;
}

export interface WireUser {
  id: string;
  name: string | null;
  email: string | null;
  avatar_url: string | null;
  /** Whether the address is one that forwards, made for this app. Only Apple tells. */
  is_private_relay?: boolean | undefined;
  groups: WireGroup[];
  /** The provider's own fields; empty if the session had no room for them. */
  raw: Record<string, unknown>;
}

/** What a page may know about a token: never the token itself. */
export interface WireTokenInfo {
  scope: string[];
  token_type: string;
  /** Seconds left, or `null` if the provider names no expiry. */
  expires_in: number | null;
}

export interface WireAuthorization {
  provider: string;
  user: WireUser | null;
  token: WireTokenInfo;
}

/** How a login ended: once after a `redirect`, and for a page that asks by the flow's label. `error` is `""` on success. */
export interface WireOutcome {
  flow: string;
  provider: string;
  error: string;
  error_description: string;
}

/** The response of `GET /session`. */
export interface WireSession {
  /** Oldest login first; empty when signed out. */
  authorizations: WireAuthorization[];
  outcome?: WireOutcome;
  /** Why sessions that this browser had have ended, by provider: `revoked` for one that was ended from elsewhere. */
  reason?: Record<string, 'revoked'>;
}

/** The response of `GET /sessions`: the sessions of one person at one provider, last used first. */
export interface WireSessions {
  sessions: {
    /** Names the session to `POST /sessions/end`. It signs nobody in. */
    id: string;
    /** Such as `Chrome` and `Windows`; `null` if that is not known or not kept. */
    browser: string | null;
    system: string | null;
    /** Seconds since 1970. */
    signed_in_at: number;
    /** Seconds since 1970, roughly. */
    seen_at: number;
    /** Whether it is the session of this browser. */
    current: boolean;
  }[];
}

/** The response of `POST /sessions/end`: how many sessions it has ended. */
export interface WireEndedSessions {
  ended: number;
}

/** The response of `GET /providers`. */
export interface WireProviders {
  /** What the settings call the site, else the host of its `baseUrl`. */
  site: { name: string };
  providers: {
    id: string;
    name: string;
    /** The address of its mark, and the colour of its button as `#rrggbb`, if the settings give them: they win over ours. */
    icon?: string;
    color?: string;
    /** The base URLs that the proxy calls; its paths are relative to the first. Absent if pages may not use the proxy. */
    api_bases?: string[];
    /** Present if the provider refuses to show its page inside an app's own browser. */
    refuses_webviews?: true;
  }[];
}

/** The response of `POST /token`, for pages that may have it. */
export interface WireToken {
  access_token: string;
  token_type: string;
  scope: string[];
  /** Seconds left, or `null` if the provider names no expiry. */
  expires_in: number | null;
  /** Seconds since 1970. */
  expires_at: number | null;
}

/** The response of `POST /token/save`. */
export interface WireSavedToken {
  /** Sealed text: only the endpoint can open it. */
  saved_token: string;
}

/** The response of `POST /logout`. */
export interface WireLogout {
  logout_url: string | null;
}

/** Every error response. */
export interface WireError {
  error: string;
  error_description: string;
}

/** Sent with every POST of a page: no form and no simple request can have it. */
export const requestHeader = 'x-oauth-elements';

/**
 * The handle of an embedding page or native app without our cookies: sealed text, sent with each request and renewed by
 * responses. An empty one in a response ends it.
 */
export const handleHeader = 'x-oauth-handle';

/**
 * Names a native app, whose requests have no `Origin`. In the response of `GET /session` to a page of another origin: the id of
 * the client that the page belongs to.
 */
export const clientHeader = 'x-oauth-client';

/**
 * In the response of `GET /session`: the origin of the endpoint's `baseUrl`. A page at another host name of the site learns
 * from it where sign-in works.
 */
export const siteHeader = 'x-oauth-site';

/** The body of `POST /redeem`: the one-time code, and the verifier that only the page that began the login has. */
export interface WireRedeem {
  flow: string;
  code: string;
  /** RFC 7636 section 4.1. */
  verifier: string;
}

/**
 * Sent with `session_outdated`, and sent back by the page when it tries again: it shows whether the page still has the cookies
 * that were too old.
 */
export const againHeader = 'x-oauth-again';
