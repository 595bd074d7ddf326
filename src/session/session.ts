import type { Authorization } from '../protocol/authorization.js';
import { isWireSession, type PageMessage } from '../protocol/messages.js';
import { LoginStartEvent, type SessionEventTarget } from './events.js';
import { use } from './lazy-seam.js';
import { isInApp } from './login/detect-in-app-browser.js';
import { flowLifeMs, makeFlow, type Failure } from './login/flow.js';
import { isFramed, workableMode } from './login/login-mode.js';
import { loginUrl, type LoginOptions } from './login/login-options.js';
import type { LogoutOptions } from './login/logout.js';
import { openLogin } from './login/open-window.js';
import type { PersonSessions } from './person-sessions.js';
import { SessionState } from './session-state.js';
import { openChannel } from './tabs/open-channel.js';
import type { PageToken } from './tokens/tokens.js';
import type {
  EventOutlet,
  KnownProvider,
  SessionOptions,
  SessionPage,
  SessionStatus,
} from './session-options.js';

export type { KnownProvider, SessionOptions, SessionPage, SessionStatus } from './session-options.js';

/**
 * This browser's authorizations as the endpoint holds them, and the logins in progress. Fires `login-start`, `login` and `logout`, and
 * `change` after every change of a property.
 */
export interface OAuthSession extends SessionEventTarget {
  /** The URL of the endpoint. */
  readonly endpoint: string;
  /** The id of this site or app at an endpoint of another origin. */
  readonly client: string | undefined;
  /** Resolves once the endpoint has answered for the first time, or could not be reached. Never rejects. */
  readonly ready: Promise<void>;
  /** `loading` until the endpoint has responded for the first time, `pending` while a login is in progress. */
  readonly status: SessionStatus;
  /** The provider of the login in progress. */
  readonly pendingProvider: string | undefined;
  /** The authorization of the last login; `null` if nobody is signed in. */
  readonly auth: Authorization | null;
  /** The authorizations by provider. */
  readonly auths: Readonly<Record<string, Authorization>>;
  /** How the last login failed; `null` if it succeeded, was cancelled, or another has begun. */
  readonly failure: Failure | null;
  /** The endpoint's providers; empty until they have loaded. The first read loads them, and `change` follows. */
  readonly providers: readonly KnownProvider[];

  /**
   * Begins a login. Call it in a click, before you await anything, or the browser blocks the window. Resolves to the authorization; rejects
   * with an `OAuthError`. A redirect leaves the page instead.
   */
  login(provider: string, options?: LoginOptions): Promise<Authorization>;

  /** Cancels the login in progress, and closes its window if that is possible. */
  cancel(): void;

  /**
   * Ends the session at one provider, or at all. Resolves to the URL where the person can sign out of the provider itself; `null` if there
   * is none.
   * @throws {OAuthError} if the endpoint can't be reached: then nothing changes.
   */
  logout(provider?: string, options?: LogoutOptions): Promise<string | null>;

  /**
   * An access token that works now, if the endpoint lets pages have it. Ask for it each time you use one.
   * @throws {OAuthError} `token_not_available`, `reauth_required`, `provider_unreachable`.
   */
  getToken(provider?: string): Promise<PageToken>;

  /**
   * Calls a provider's API through the endpoint, which adds the token. The absolute URL decides which provider that is.
   * @throws {OAuthError} `proxy_refused`, `reauth_required`, `provider_unreachable`.
   */
  fetch(url: string | URL | Request, init?: RequestInit): Promise<Response>;

  /**
   * The sign-in as sealed text, which only the endpoint can open. Store it, and pass it to `login` as `savedToken` at a later visit.
   * @throws {OAuthError} `reauth_required`, `token_not_available`.
   */
  saveToken(provider?: string): Promise<string>;

  /**
   * The sessions of the person who is signed in, in all of their browsers, with functions that end them. The endpoint needs a store.
   * @param provider default: the last login's.
   * @throws {OAuthError} `not_found` without a store, `reauth_required`, `endpoint_unreachable`, `store_unavailable`.
   * @example
   * const { list, end } = await session.sessions();
   * await end(list[1].id);
   */
  sessions(provider?: string): Promise<PersonSessions>;

  /**
   * Adds a user to the session, who has to call `close()`, too. Returns `undefined` if the session is closed already. The first user with
   * an `outlet` dispatches events in the document.
   */
  share(outlet?: EventOutlet): this | undefined;

  /** Ends the session's listeners and timers once all of its users have called it. */
  close(): void;
}

/** The time within which a second click counts as the first one. */
const doubleClickMs = 1000;

/** The implementation of `OAuthSession`. */
class PageSession extends SessionState {
  /** Resolves once the endpoint has answered for the first time, or could not be reached. Never rejects. */
  declare readonly ready: Promise<void>;
  readonly use = use;
  #users = 1;

  constructor(options: SessionOptions = {}, page = globalThis as SessionPage) {
    super(options, page);
    this.ready = this.#start(page, options.after);
  }

  get providers(): readonly KnownProvider[] {
    if (!this.providerList) {
      this.providerList = [];
      use('loadProviders', this).catch(() => undefined);
    }
    return this.providerList;
  }

  share(outlet?: EventOutlet): this | undefined {
    if (this.#users < 1) return undefined;
    this.#users++;
    this.outlet ??= outlet;
    return this;
  }

  login(provider: string, options: LoginOptions = {}): Promise<Authorization> {
    const { page } = this;
    const { initiator, savedToken, onOpenAuthorizationUrl } = options;
    const running = this.pending;
    const same = running?.provider === provider;
    if (same && (running.popup?.closed === false || page.Date.now() - running.startedAt < doubleClickMs)) {
      running.popup?.focus();
      return running.promise;
    }
    // Several saved tokens may be restored at once, but only one window may be open.
    if (same || !savedToken) this.cancel();
    // If sign-in works only at another origin of the site, the login goes there.
    const elsewhere = this.fault?.endpoint;
    const mode = elsewhere ? 'redirect' : workableMode(options.mode, page);
    const flow = makeFlow(page, provider, mode, initiator);
    const url = (): string =>
      loginUrl(elsewhere ?? this.endpoint, flow, options, page.location, this.loginQuery?.(flow, options));
    this.flows.set(flow.label, flow);
    this.failure = null;
    const open = (): void => {
      // It was cancelled while this page prepared it.
      if (flow.cancelled) return;
      if (!savedToken && this.emit(new LoginStartEvent({ provider, mode, url: url() }), initiator)) {
        if (onOpenAuthorizationUrl) onOpenAuthorizationUrl(url());
        else {
          const error =
            (elsewhere ? undefined : this.obstacle()) ??
            this.refusal?.(this, flow) ??
            openLogin(flow, url, page);
          if (error) this.fail(flow, error);
        }
      }
      use('followLogin', this, flow, options).catch(() => {
        // Nothing watches the window then. The login times out, unless a message or a check brings its result.
        const giveUp = (): void => {
          if (this.#users > 0) this.fail(flow, savedToken ? 'endpoint_unreachable' : 'login_timeout');
        };
        page.setTimeout(giveUp, savedToken ? 0 : flowLifeMs);
      });
    };
    if ((this.client || options.parameters) && !this.loginQuery)
      use('prepareLogins', this).then(open, () => this.fail(flow, 'endpoint_unreachable'));
    else open();
    this.changed();
    return flow.promise;
  }

  cancel(): void {
    const flow = this.pending;
    if (!flow) return;
    flow.popup?.close();
    this.fail(flow, 'login_cancelled');
  }

  logout(provider?: string, options?: LogoutOptions): Promise<string | null> {
    return use('logout', this, provider, options);
  }

  getToken(provider?: string): Promise<PageToken> {
    return use('getToken', this, provider);
  }

  fetch(url: string | URL | Request, init?: RequestInit): Promise<Response> {
    return use('fetch', this, url, init);
  }

  saveToken(provider?: string): Promise<string> {
    return use('saveToken', this, provider);
  }

  sessions(provider?: string): Promise<PersonSessions> {
    return use('sessions', this, provider);
  }

  close(): void {
    if (--this.#users > 0) return;
    this.closing.abort();
    this.channel?.close();
  }

  async #start(page: SessionPage, after?: Promise<unknown>): Promise<void> {
    if (after) await after;
    if (this.#users < 1 || !('document' in page)) return;
    this.channel ??= openChannel(this.endpoint);
    this.channel?.addEventListener('message', ({ data }: MessageEvent<PageMessage | null | undefined>) => {
      if (isWireSession(data?.session)) this.receive(data);
    });
    const check = (event: Partial<PageTransitionEvent>): void => {
      // The first `pageshow` has nothing to check, and must not load the lazy parts.
      if (event.persisted !== false) use('checkOnReturn', this, event).catch(() => undefined);
    };
    // `visibilitychange` bubbles from the document. The listeners end with the signal of the controller.
    for (const type of ['focus', 'pageshow', 'online', 'visibilitychange'])
      page.addEventListener(type, check, this.closing);
    if (this.client || isInApp(page) || isFramed(page))
      await use('prepareLogins', this).catch(() => undefined);
    await this.fetchSession(undefined, 'restored')
      .then((session) => session.outcome && use('followOutcome', this, session))
      // The endpoint may be reachable later: the next check fetches the session again.
      .catch(() => {
        this.fetchedAt = 0;
        this.loading = false;
        this.changed();
      });
  }
}

/** A constructor and an interface, as the DOM declares its classes: an app sees only the members above. */
export const OAuthSession: new (options?: SessionOptions, page?: SessionPage) => OAuthSession = PageSession;
