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
  /** Whether `email` is an address that Apple made for this app, and that forwards mail to the person's own address. Only Apple says so. */
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

/** How a login ended. It is sent once after a `redirect`, and to a page that asks with the flow's label. `error` is `""` on success. */
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
  /** Why sessions of this browser have ended, by provider. `revoked`: somebody ended the session elsewhere. */
  reason?: Record<string, 'revoked'>;
}

/** The response of `GET /sessions`: the sessions of one person at one provider, last used first. */
export interface WireSessions {
  sessions: {
    /** Identifies the session for `POST /sessions/end`. Nobody can sign in with it. */
    id: string;
    /** Such as `Chrome` and `Windows`; `null` if unknown or not stored. */
    browser: string | null;
    system: string | null;
    /** Seconds since 1970. */
    signed_in_at: number;
    /** Seconds since 1970, to within a tenth of the setting `session.idle`. */
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
  /** The site's name in the settings, else the host of its `baseUrl`. */
  site: { name: string };
  providers: {
    id: string;
    name: string;
    /**
     * The address of the provider's mark, and the colour of its button as `#rrggbb`. They are here only if the settings give them, and win
     * over the brand's.
     */
    icon?: string;
    color?: string;
    /** The base URLs that the proxy calls; its paths are relative to the first. Absent if pages may not use the proxy. */
    api_bases?: string[];
    /** Present if the provider refuses to show its page inside an app's own browser. */
    refuses_webviews?: true;
  }[];
}

/** The response of `POST /token`, for pages that may have the token (`tokens: "page"`). */
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

/**
 * A header of every POST of a page. No form and no simple request can send it, so it proves that the request isn't forged by another site.
 */
export const requestHeader = 'x-oauth-elements';

/**
 * The header with the handle of an embedding page or native app that gets no cookies from us. It is sealed text, sent with each request and
 * renewed by responses. An empty one in a response ends it.
 */
export const handleHeader = 'x-oauth-handle';

/**
 * In a request: the client id of a native app, whose requests have no `Origin`. In the response of `GET /session` to a page of another
 * origin: the id of the client that the page belongs to.
 */
export const clientHeader = 'x-oauth-client';

/**
 * In the response of `GET /session`: the origin of the endpoint's `baseUrl`, which tells a page at another host name of the site where
 * sign-in works.
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
 * A mark that comes with `session_outdated`, and that the page sends back when it tries again. It shows whether the page still has the
 * cookies that were outdated.
 */
export const againHeader = 'x-oauth-again';
