import type { Authorization } from '../protocol/authorization.js';
import type { SessionEventTarget } from './events.js';
import type { Failure } from './login/flow.js';
import type { LogoutOptions } from './login/logout.js';
import type { PageToken } from './tokens/tokens.js';
import { LiveSession } from './live-session.js';
import type { LoginOptions } from './login/login-options.js';
import type {
  EventOutlet,
  KnownProvider,
  SessionOptions,
  SessionPage,
  SessionStatus,
} from './session-options.js';

export type { KnownProvider, SessionOptions, SessionPage, SessionStatus } from './session-options.js';

/**
 * This browser's authorizations as the endpoint holds them, and the logins in progress. Fires `login-start`,
 * `login` and `logout`, and `change` whenever a property has changed.
 */
export interface OAuthSession extends SessionEventTarget {
  /** The URL of the endpoint. */
  readonly endpoint: string;
  /** The id of this site or app at an endpoint of another origin. */
  readonly client: string | undefined;
  /** Settles when the endpoint has said for the first time who is signed in, or could not be reached. */
  readonly ready: Promise<void>;
  /** `loading` until the endpoint has responded for the first time, `pending` while a login is in progress. */
  readonly status: SessionStatus;
  /** The provider of the login in progress. */
  readonly pendingProvider: string | undefined;
  /** The last login's authorization, or `null`. */
  readonly auth: Authorization | null;
  /** The authorizations by provider. */
  readonly auths: Readonly<Record<string, Authorization>>;
  /** How the last login failed; `null` if it succeeded, was cancelled, or another has begun. */
  readonly failure: Failure | null;
  /** The endpoint's providers; empty until they are loaded: the first read loads them, and `change` follows. */
  readonly providers: readonly KnownProvider[];

  /**
   * Begins a login. Call it in a click, before anything is awaited, or the browser blocks the window.
   * Resolves to the authorization; rejects with an `OAuthError`. A redirect leaves the page instead.
   */
  login(provider: string, options?: LoginOptions): Promise<Authorization>;

  /** Cancels the login in progress, and closes its window if that is possible. */
  cancel(): void;

  /**
   * Ends the session at one provider, or at all. Resolves to the URL where the person can sign out of the provider
   * itself, if there is one.
   * @throws {OAuthError} if the endpoint can't be reached: then nothing changes.
   */
  logout(provider?: string, options?: LogoutOptions): Promise<string | null>;

  /**
   * An access token that works now, if the endpoint lets pages have it. Ask for it each time you use one.
   * @throws {OAuthError} `token_not_available`, `reauth_required`, `provider_unreachable`.
   */
  getToken(provider?: string): Promise<PageToken>;

  /**
   * Calls a provider's API through the endpoint, which adds the token. The absolute URL selects the provider.
   * @throws {OAuthError} `proxy_refused`, `reauth_required`, `provider_unreachable`.
   */
  fetch(url: string | URL | Request, init?: RequestInit): Promise<Response>;

  /**
   * The sign-in as sealed text. Store it, and pass it to `login` as `savedToken` at a later visit.
   * @throws {OAuthError} `reauth_required`, `token_not_available`.
   */
  saveToken(provider?: string): Promise<string>;

  /**
   * Shares the session with one more user, who calls `close()` too; `undefined` once it is closed. Events are dispatched in the
   * document by the first user that can do so.
   */
  share(outlet?: EventOutlet): this | undefined;

  /** Stops listening and waiting, once all users of the session have called it. */
  close(): void;
}

/** Declared as the DOM declares its classes: an app sees only the members above. */
export const OAuthSession: new (options?: SessionOptions, page?: SessionPage) => OAuthSession = LiveSession;
