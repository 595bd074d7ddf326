import type { Authorization } from '../protocol/authorization.js';
import { isPageMessage } from '../protocol/messages.js';
import type { ErrorCode } from '../protocol/errors.js';
import type { WireProviders, WireSession } from '../protocol/wire.js';
import { LoginStartEvent, type LoginReason, type LogoutReason } from './events.js';
import { flowLife, makeFlow, type Flow } from './flow.js';
import type * as Later from './later/index.js';
import type { LogoutOptions } from './later/logout.js';
import type { PageToken } from './later/tokens.js';
import { endpointPlace, type PageFault } from './page-fault.js';
import { openChannel } from './open-channel.js';
import { loginUrl, type LoginOptions } from './login-options.js';
import { isFramed, isInApp, openLogin, workableMode } from './open-window.js';
import { absolute, type EventOutlet, type SessionOptions, type SessionPage } from './session-options.js';
import { SessionState, type Ended } from './state.js';
import { createTransport, type Transport } from './transport.js';

export type { SessionOptions, SessionPage } from './session-options.js';

type Tail<T extends readonly unknown[]> = T extends readonly [unknown, ...infer Rest] ? Rest : never;

/** Milliseconds within which a second click is the same one. */
const doubleClick = 1000;

/**
 * This browser's authorizations as the endpoint holds them, and the logins under way. Fires `login-start`,
 * `login` and `logout`, and `change` whenever anything readable here has changed.
 */
export class OAuthSession extends SessionState {
  /** Where the endpoint answers. */
  declare readonly endpoint: string;
  /** Our id at an endpoint of another origin. */
  declare readonly client: string | undefined;
  /** Settles when the endpoint has said for the first time who is signed in, or could not be reached. */
  declare readonly ready: Promise<void>;
  declare protected readonly transport: Transport;
  /** What a client's login says besides; there once the client is ready. */
  declare protected clientQuery: ((flow: Flow, options: LoginOptions) => Record<string, string>) | undefined;
  declare protected providerList: WireProviders['providers'] | undefined;
  /** Why no login can work here, as far as the last answer shows. */
  declare protected fault: PageFault | undefined;
  protected readonly closing = new AbortController();
  /** Another one where a login may have to be refused before it begins. */
  protected open = openLogin;
  #users = 1;

  constructor(
    { endpoint = '/api/oauth', client, dispatch }: SessionOptions = {},
    page = globalThis as SessionPage,
  ) {
    super(dispatch, page);
    this.client = client;
    // There is no document on a server.
    const onPage = 'document' in page;
    this.endpoint = onPage ? absolute(endpoint, page) : endpoint;
    this.transport = createTransport(this.endpoint, page);
    this.ready = onPage ? this.#start(page) : Promise.resolve();
  }

  /**
   * For one more user, who calls `close()` too; `undefined` once it is closed. Events are shown where the first user that
   * can show them does.
   */
  share(outlet?: EventOutlet): this | undefined {
    if (this.#users < 1) return undefined;
    this.#users += 1;
    this.outlet ??= outlet;
    return this;
  }

  /** The endpoint's providers; empty until they are known, which the first look sees to (`change` tells). */
  get providers(): readonly { readonly id: string; readonly name: string }[] {
    if (!this.providerList) {
      this.providerList = [];
      this.#later('learnProviders').catch(() => undefined);
    }
    return this.providerList;
  }

  /**
   * Begins a login. Call it in a click, before anything is awaited, or the browser blocks the window.
   * Resolves to the authorization; rejects with an `OAuthError`. A redirect leaves the page instead.
   */
  login(provider: string, options: LoginOptions = {}): Promise<Authorization> {
    if (this.client && !this.clientQuery)
      return this.#later('settleIn').then(
        () => this.login(provider, options),
        (error: unknown) => {
          this.fail({ provider, asker: options.asker }, 'endpoint_unreachable');
          throw error;
        },
      );
    const page = this.page;
    const now = page.Date.now();
    const running = this.pending;
    if (running) {
      const { popup, startedAt, promise } = running;
      const same = running.provider === provider;
      if (same && (popup?.closed === false || now - startedAt < doubleClick)) {
        popup?.focus();
        return promise;
      }
      // Several saved sign-ins may be restored at once; of windows, the last is enough.
      if (same || !options.savedToken) {
        popup?.close();
        this.fail(running, 'login_cancelled');
      }
    }
    // Where sign-in works at another address of the site, the person is led there.
    const elsewhere = this.fault?.endpoint;
    const mode = elsewhere ? 'redirect' : workableMode(options.mode, page);
    const flow = makeFlow(page, provider, mode, options.asker);
    const url = (): string =>
      loginUrl(elsewhere ?? this.endpoint, flow, options, page.location, this.clientQuery?.(flow, options));
    this.flows.set(flow.label, flow);
    this.failure = null;
    const { savedToken, onOpenAuthorizationUrl } = options;
    const starts = (): boolean => this.emit(new LoginStartEvent({ provider, mode, url: url() }), flow.asker);
    if (!savedToken && starts()) {
      if (onOpenAuthorizationUrl) onOpenAuthorizationUrl(url());
      else {
        const error = (elsewhere ? undefined : this.obstacle()) ?? this.open(flow, url, page);
        if (error) this.fail(flow, error);
      }
    }
    const giveUp = (): void => {
      if (this.#users > 0) this.fail(flow, savedToken ? 'endpoint_unreachable' : 'login_timeout');
    };
    this.#later('followLogin', flow, options).catch(() => page.setTimeout(giveUp, savedToken ? 0 : flowLife));
    this.changed();
    return flow.promise;
  }

  /** Gives up the login under way; its window is closed where that is possible. */
  cancel(): void {
    const flow = this.pending;
    flow?.popup?.close();
    if (flow) this.fail(flow, 'login_cancelled');
  }

  /**
   * Ends the session at one provider, or at all. Answers where the person can sign out of the provider itself, if
   * there is such a place.
   * @throws {OAuthError} when the endpoint can't be reached: then nothing has changed.
   */
  logout(provider?: string, options?: LogoutOptions): Promise<string | null> {
    return this.#later('endSession', provider, options);
  }

  /**
   * An access token that works now, where the endpoint lets pages have it. Ask for it each time you use one.
   * @throws {OAuthError} `token_not_available`, `reauth_required`, `provider_unreachable`.
   */
  getToken(provider?: string): Promise<PageToken> {
    return this.#later('askToken', provider);
  }

  /**
   * Calls a provider's API through the endpoint, which adds the token; the address, absolute, selects the provider.
   * @throws {OAuthError} `proxy_refused`, `reauth_required`, `provider_unreachable`.
   */
  fetch(url: string | URL | Request, init?: RequestInit): Promise<Response> {
    return this.#later('callApi', url, init);
  }

  /**
   * The sign-in as sealed text, to be kept and given to `login` as `savedToken` at a later visit.
   * @throws {OAuthError} `reauth_required`, `token_not_available`.
   */
  saveToken(provider?: string): Promise<string> {
    return this.#later('saveToken', provider);
  }

  /** Stops listening and waiting, once everybody who shares the session has called it. */
  close(): void {
    if ((this.#users -= 1) > 0) return;
    this.closing.abort();
    this.channel?.close();
    this.channel = undefined;
  }

  async #start(page: SessionPage): Promise<void> {
    const { signal } = this.closing;
    this.channel = openChannel(this.endpoint);
    this.channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isPageMessage(data)) this.hear(data);
    });
    const look = (event: Event): void => {
      this.#later('lookAgain', event).catch(() => undefined);
    };
    // The last one comes up from the document.
    for (const type of ['focus', 'pageshow', 'online', 'visibilitychange'])
      page.addEventListener(type, look, { signal });
    const inApp = isInApp(page);
    if (this.client || inApp || isFramed(page)) await this.#later('settleIn', inApp).catch(() => undefined);
    await this.ask(undefined, 'restored')
      .then((session) => session.outcome && this.#later('followOutcome', session))
      // Unreachable now is not signed out for ever: the next look at the page asks again.
      .catch(() => {
        this.askedAt = 0;
        this.loading = false;
        this.changed();
      });
  }

  /** What is needed only once somebody uses it is loaded then. */
  async #later<Name extends keyof typeof Later>(
    name: Name,
    ...given: Tail<Parameters<(typeof Later)[Name]>>
  ): Promise<Awaited<ReturnType<(typeof Later)[Name]>>> {
    const later = await import('./later/index.js').catch(this.transport.unreachable);
    // Each part takes what was given for it: the compiler can't follow a name into its function.
    return (later[name] as (...all: unknown[]) => unknown)(this, ...given) as never;
  }

  /** What stops a login on this page, as far as that is known before anything opens. */
  protected obstacle(): ErrorCode | undefined {
    const { onLine, cookieEnabled } = this.page.navigator;
    const place = endpointPlace.exec(this.endpoint);
    if (!place) return 'endpoint_unreachable';
    if (!onLine && !place[1]) return 'offline';
    // The session of an embedding site can be kept without cookies.
    return cookieEnabled || this.client ? this.fault?.code : 'cookies_blocked';
  }

  protected async ask(
    flow: Flow | undefined,
    reason: LoginReason,
    logoutReason: LogoutReason = 'expired',
  ): Promise<WireSession> {
    const run = ++this.run;
    this.askedAt = this.page.Date.now();
    const { transport } = this;
    const session = await transport
      .session(flow?.label)
      .catch((error: unknown) => this.#later('diagnose', error));
    this.closing.signal.throwIfAborted();
    this.fault = undefined;
    if (transport.site && transport.site !== this.page.origin)
      await this.#later('noteSite', transport.site).catch(() => undefined);
    const { outcome } = session;
    const ended: Ended | undefined = outcome && (this.flows.get(outcome.flow) ?? outcome);
    // An outcome is told only once: it counts even where the rest is no longer new.
    if (run === this.run) this.replace(session, reason, logoutReason, outcome?.error ? undefined : ended);
    // Of a success, the session to go with it is missing then: what is true now?
    else if (ended?.label && !outcome?.error) return this.ask(flow, reason);
    if (ended && outcome?.error) this.fail(ended, outcome.error, outcome.error_description);
    return session;
  }
}
