import type { Authorization } from '../protocol/authorization.js';
import type { ErrorCode } from '../protocol/errors.js';
import {
  isPageMessage,
  type PageMessage,
  type HeardMessage,
  type SessionMessage,
} from '../protocol/messages.js';
import type { WireProviders, WireSession } from '../protocol/wire.js';
import { LoginStartEvent, type LoginReason } from './events.js';
import { makeFlow, type Flow } from './flow.js';
import { loginUrl, type LoginOptions } from './login-options.js';
import { openLogin, workableMode } from './open-window.js';
import { SessionState, type Ended, type EventOutlet } from './state.js';
import { createTransport, type Transport } from './transport.js';

export interface SessionOptions {
  /** Where the endpoint answers; default `/api/oauth`. */
  endpoint?: string | undefined;
  dispatch?: EventOutlet;
}

/** What a session takes from its surroundings: the page, or in tests one with its own network, clock and randomness. */
export type SessionPage = Window & typeof globalThis;

/** Milliseconds: how fast a second click is the same one, and how old an answer may get before a look renews it. */
const doubleClick = 1000;
const stale = 60_000;

/**
 * This browser's authorizations as the endpoint holds them, and the logins under way. Fires `login-start`,
 * `login` and `logout`, and `change` whenever anything readable here has changed.
 */
export class OAuthSession extends SessionState {
  /** Where the endpoint answers. */
  readonly endpoint: string;
  /** Settles when the endpoint has said for the first time who is signed in, or could not be reached. */
  readonly ready: Promise<void>;
  readonly #page: SessionPage;
  readonly #transport: Transport;
  readonly #closing = new AbortController();
  #channel: BroadcastChannel | undefined;
  #providers: WireProviders['providers'] = [];
  #providersAsked = false;
  #askedAt = 0;

  constructor({ endpoint = '/api/oauth', dispatch }: SessionOptions = {}, page = globalThis as SessionPage) {
    super(dispatch);
    this.#page = page;
    // There is no document on a server.
    const onPage = 'document' in page;
    this.endpoint = onPage ? new URL(endpoint, page.location.href).href.replace(/\/$/, '') : endpoint;
    this.#transport = createTransport(this.endpoint, page);
    this.ready = onPage ? this.#start(page) : Promise.resolve();
  }

  /** The endpoint's providers; empty until they are known, which the first look sees to (`change` tells). */
  get providers(): readonly { readonly id: string; readonly name: string }[] {
    if (!this.#providersAsked) {
      this.#providersAsked = true;
      const failed = (): void => {
        this.#providersAsked = false;
      };
      this.#transport.providers().then((providers) => {
        this.#providers = providers;
        this.changed();
      }, failed);
    }
    return this.#providers;
  }

  /**
   * Begins a login. Call it in a click, before anything is awaited, or the browser blocks the window.
   * Resolves to the authorization; rejects with an `OAuthError`. A redirect leaves the page instead.
   */
  login(provider: string, options: LoginOptions = {}): Promise<Authorization> {
    const page = this.#page;
    const now = page.Date.now();
    const running = this.pending;
    if (running) {
      const open = running.popup && !running.popup.closed;
      if (running.provider === provider && (open || now - running.startedAt < doubleClick)) {
        running.popup?.focus();
        return running.promise;
      }
      this.fail(running, 'login_cancelled');
    }
    const flow = makeFlow(page, provider, workableMode(options.mode, page), options.asker);
    const url = (): string => loginUrl(this.endpoint, flow, options, page.location);
    this.flows.set(flow.label, flow);
    this.failure = null;
    if (this.emit(new LoginStartEvent({ provider, mode: flow.mode, url: url() }), flow.asker)) {
      if (options.onOpenAuthorizationUrl) options.onOpenAuthorizationUrl(url());
      else openLogin(flow, url, page);
    }
    this.#watch(flow).catch(() => undefined);
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
   * Ends the session at one provider, or at all. Events are dispatched from `asker`, the element on whose behalf
   * this is.
   * @throws {OAuthError} when the endpoint can't be reached: then nothing has changed.
   */
  async logout(provider?: string, { asker }: { asker?: Element } = {}): Promise<void> {
    await this.#transport.logout(provider);
    const authorizations = this.wire.authorizations.filter(
      (kept) => provider !== undefined && kept.provider !== provider,
    );
    this.replace({ authorizations }, 'interactive', 'interactive', { provider: '', asker });
    this.#tell({ type: 'oauth-session', session: { authorizations } });
  }

  /** Stops listening and waiting: for whoever made the session and needs it no longer. */
  close(): void {
    this.#closing.abort();
    this.#channel?.close();
    this.#channel = undefined;
  }

  async #start(page: SessionPage): Promise<void> {
    const { signal } = this.#closing;
    const channel = (this.#channel = new BroadcastChannel(this.endpoint));
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (isPageMessage(data)) this.#hear(data);
    };
    const look = (event: Event): void => {
      this.#look(event);
    };
    for (const type of ['focus', 'pageshow']) page.addEventListener(type, look, { signal });
    page.document.addEventListener('visibilitychange', look, { signal });
    await this.#ask(undefined, 'restored').then((session) => {
      if (session.outcome) this.#tell({ type: 'oauth-session', session });
    }, this.#askAgain);
    if (this.loading) {
      this.loading = false;
      this.changed();
    }
  }

  /** Loaded with the provider's page, not with ours. Should that fail, a closed window is noticed at the next click. */
  async #watch(flow: Flow): Promise<void> {
    const { watchPopup } = await import('./popup-watch.js');
    const { signal } = this.#closing;
    if (!signal.aborted) watchPopup(flow, this.#page, signal, (code) => void this.#giveUp(flow, code));
  }

  /** The person is back, or never came, without a result that we know of. The endpoint may know better. */
  async #giveUp(flow: Flow, code: ErrorCode = 'login_cancelled'): Promise<void> {
    await this.#ask(flow, 'other-tab').catch(() => undefined);
    this.fail(flow, code);
  }

  /** On focus and when seen again: a lost message loses nothing. */
  #look(event: Partial<PageTransitionEvent>): void {
    const flow = this.pending;
    // Back from the provider's page, by the browser's Back.
    if (event.persisted && flow?.mode === 'redirect') return void this.#giveUp(flow);
    const age = event.persisted ? Infinity : this.#page.Date.now() - this.#askedAt;
    // A closed window's flow is asked about by its watch.
    const due = !flow?.popup?.closed && age > (flow ? doubleClick : stale);
    if (due && !this.#page.document.hidden) this.#ask(flow, 'other-tab').catch(this.#askAgain);
  }

  /** Unreachable now is not signed out for ever: the next look at the page asks again. */
  readonly #askAgain = (): void => {
    this.#askedAt = 0;
  };

  async #ask(flow: Flow | undefined, reason: LoginReason): Promise<WireSession> {
    const run = ++this.run;
    this.#askedAt = this.#page.Date.now();
    const session = await this.#transport.session(flow?.label, this.#closing.signal);
    const { outcome } = session;
    const ended: Ended | undefined = outcome && (this.flows.get(outcome.flow) ?? outcome);
    // An outcome is told only once: it counts even where the rest is no longer new.
    if (run === this.run) this.replace(session, reason, 'expired', outcome?.error ? undefined : ended);
    // Of a success, the session to go with it is missing then: what is true now?
    else if (ended?.label && !outcome?.error) return this.#ask(flow, reason);
    if (ended && outcome?.error) this.fail(ended, outcome.error, outcome.error_description);
    return session;
  }

  #hear(message: PageMessage): void {
    const completed = message.type === 'oauth-complete' ? message : undefined;
    const flow = completed && this.flows.get(completed.flow);
    if (flow) this.#tell({ type: 'oauth-heard', flow: flow.label });
    if (!completed?.error) this.replace(message.session, 'other-tab', 'other-tab', flow);
    else if (flow) this.fail(flow, completed.error, completed.error_description);
  }

  #tell(message: HeardMessage | SessionMessage): void {
    this.#channel?.postMessage(message);
  }
}

/** A session of this page with the endpoint. On a server it stays `loading`. */
export function createSession(options?: SessionOptions, page?: SessionPage): OAuthSession {
  return new OAuthSession(options, page);
}
