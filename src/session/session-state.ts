import { toAuthorization, type Authorization } from '../protocol/authorization.js';
import { OAuthError, type ErrorCode } from '../protocol/errors.js';
import type { PageMessage } from '../protocol/messages.js';
import type { WireProviders, WireSession } from '../protocol/wire.js';
import {
  LoginEvent,
  LogoutEvent,
  type LoginReason,
  type LogoutReason,
  type SessionEventTarget,
} from './events.js';
import type { Ended, Failure, Flow } from './login/flow.js';
import type { LoginOptions } from './login/login-options.js';
import {
  absolute,
  type EventOutlet,
  type SessionOptions,
  type SessionPage,
  type SessionStatus,
} from './session-options.js';
import { createTransport, type Transport } from './transport.js';

/** Why no login can work on this page. The endpoint's answers set it, and the next answer may clear it. */
export interface PageFault {
  readonly code: ErrorCode;
  /** The endpoint's URL at the host where sign-in works, if a redirect can lead there. */
  readonly endpoint?: string;
}

/** The functions of the lazy parts that the state, and elements that know it, call. */
export interface StateParts {
  diagnose(session: SessionState, error: unknown): Promise<never>;
  noteSite(session: SessionState, site: string): void;
  checkLateMessage(session: SessionState, flow: Flow | undefined): Promise<void>;
  prepareLogins(session: SessionState): Promise<void>;
}

/** Calls a function of a lazy part. */
export type UsePart<Parts> = <Name extends keyof Parts>(
  name: Name,
  ...given: Parts[Name] extends (...all: infer Given) => unknown ? Given : never
) => Promise<Parts[Name] extends (...all: never) => infer Result ? Awaited<Result> : never>;

/** A URL that may be opened, unlike `javascript:`. It captures the start of a host on this machine, which works without a network. */
const openableUrl = /^https?:..(localhost|127\.|\[::1)?/;

/** Longer than a message between two pages travels. */
const messageDelayMs = 60_000;

/**
 * Who is signed in, which logins are under way, and what a session needs to talk to the endpoint and to other tabs. Lazy parts read and
 * change it. `session.ts` declares what an app may use.
 */
export abstract class SessionState extends (EventTarget as new () => SessionEventTarget) {
  declare readonly endpoint: string;
  declare readonly client: string | undefined;
  declare readonly page: SessionPage;
  /** Dispatches events in the document, too. */
  declare outlet: EventOutlet | undefined;
  abstract readonly use: UsePart<StateParts>;
  declare readonly transport: Transport;
  /** Reaches the other tabs of the origin. */
  declare channel: BroadcastChannel | undefined;
  /** When the session was last fetched, in milliseconds since 1970; 0 makes the next check fetch it again. */
  fetchedAt = 0;
  /** When this page or another last posted who is signed in, in milliseconds since 1970. */
  postedAt = 0;
  /** Oldest login first. */
  #authorizations: readonly Authorization[] = [];
  /** How the last login failed; `null` if it succeeded, was cancelled, or another has begun. */
  failure: Failure | null = null;
  /** Logins under way, and cancelled ones that may still succeed; by the label of the flow. */
  readonly flows = new Map<string, Flow>();
  loading = true;
  /** Counts applied sessions: a response is dropped if a newer session was applied after its request. */
  #revision = 0;
  /** The session as the endpoint sent it, for other tabs; `undefined` until it has sent one. */
  declare wire: WireSession | undefined;

  /** The endpoint's providers: `undefined` until somebody reads them, empty while they load, and `undefined` again if that fails. */
  declare providerList: WireProviders['providers'] | undefined;
  /** Why no login can work here, according to the last response. */
  declare fault: PageFault | undefined;
  /** Checks within a click whether a login must not open anything; `undefined` until that code has loaded. */
  declare refusal: ((session: SessionState, flow: Flow) => ErrorCode | undefined) | undefined;
  /** Returns what a login adds to its address; `undefined` until that code has loaded. */
  declare loginQuery: ((flow: Flow, options: LoginOptions) => Record<string, string>) | undefined;
  /** Aborts once the last user has closed the session, which ends all that it listens to and waits for. */
  readonly closing = new AbortController();

  constructor({ endpoint, client, dispatch }: SessionOptions, page: SessionPage) {
    super();
    this.page = page;
    this.outlet = dispatch;
    this.client = client;
    this.endpoint = absolute(endpoint, page);
    this.transport = createTransport(this.endpoint, page);
  }

  get status(): SessionStatus {
    if (this.loading) return 'loading';
    if (this.pending) return 'pending';
    return this.auth ? 'signed-in' : 'signed-out';
  }

  get pendingProvider(): string | undefined {
    return this.pending?.provider;
  }

  get auth(): Authorization | null {
    return this.#authorizations.at(-1) ?? null;
  }

  get auths(): Readonly<Record<string, Authorization>> {
    return Object.fromEntries(
      this.#authorizations.map((authorization) => [authorization.provider, authorization]),
    );
  }

  /** The login under way. */
  get pending(): Flow | undefined {
    for (const flow of this.flows.values()) if (!flow.cancelled) return flow;
    return undefined;
  }

  /** Applies a session from the endpoint, and fires events for the changes. `ended`: a login that has succeeded, or a logout. */
  replace(wire: WireSession, loginReason: LoginReason, logoutReason: LogoutReason, ended?: Ended): void {
    const before = this.auths;
    this.wire = wire;
    this.#authorizations = wire.authorizations.map(toAuthorization);
    this.#revision++;
    this.loading = false;
    const after = this.auths;
    const finished = ended && after[ended.provider];
    if (finished) {
      this.failure = null;
      ended.resolve?.(finished);
      this.flows.delete(ended.label ?? '');
    } else if (ended?.label) {
      // The login has succeeded, but the session lacks it, because the browser has not kept the endpoint's cookie.
      this.fail(ended, 'server_error');
    }
    this.changed();
    const initiator = logoutReason === 'interactive' ? ended?.initiator : undefined;
    for (const provider in before)
      if (!after[provider])
        this.emit(new LogoutEvent({ provider, reason: wire.reason?.[provider] ?? logoutReason }), initiator);
    for (const authorization of this.#authorizations) {
      const { provider, user } = authorization;
      const own = authorization === finished;
      if (!own && before[provider] && before[provider].user?.id === user?.id) continue;
      const reason = own && !ended?.restored ? 'interactive' : loginReason;
      this.emit(
        new LoginEvent({ provider, reason, authorization, error: '', errorDescription: '' }),
        own ? ended?.initiator : undefined,
      );
    }
  }

  /** Reports that a login has failed or was cancelled, in `failure`, by its promise and by a `login` event; each flow once. */
  fail(ended: Ended, error: ErrorCode, errorDescription = ''): void {
    const { provider, initiator, label } = ended;
    const cancelled = error === 'login_cancelled';
    if (label) {
      if (ended.cancelled || !this.flows.has(label)) return;
      ended.cancelled = true;
      // Only a login that was reported as cancelled may still succeed.
      if (!cancelled) this.flows.delete(label);
      ended.reject?.(new OAuthError(error, errorDescription));
    }
    // A cancelled login is not a failure.
    this.failure = cancelled ? null : { provider, error, errorDescription, initiator };
    this.changed();
    this.emit(
      new LoginEvent({ provider, reason: 'interactive', authorization: null, error, errorDescription }),
      initiator,
    );
  }

  /** Applies a message of another page of the origin: who is signed in now, and how a login ended. */
  receive({ session, flow: label = '', error, error_description }: PageMessage): void {
    const flow = this.flows.get(label);
    const now = this.page.Date.now();
    if (error) {
      if (flow) this.fail(flow, error, error_description);
      // Messages of two pages may arrive in either order: a login that ended before a logout must not undo it.
    } else if (label && this.postedAt >= (flow?.startedAt ?? now - messageDelayMs)) {
      this.use('checkLateMessage', this, flow).catch(() => undefined);
    } else {
      // The message is as new as a response, so the next check need not fetch the session.
      this.fetchedAt = now;
      if (!label) this.postedAt = now;
      this.replace(session, 'other-tab', 'other-tab', flow);
    }
  }

  /** Dispatches on the session, then from the initiator. Returns whether no listener cancelled the event. */
  emit(event: Event, initiator?: Element): boolean {
    this.dispatchEvent(event);
    this.outlet?.(event, initiator);
    return !event.defaultPrevented;
  }

  /** Tells listeners that a property has changed. */
  changed(): void {
    this.dispatchEvent(new Event('change'));
  }

  /** Why a login can't work on this page, as far as that is known before anything opens. */
  obstacle(): ErrorCode | undefined {
    const { onLine, cookieEnabled } = this.page.navigator;
    const place = openableUrl.exec(this.endpoint);
    if (!place) return 'endpoint_unreachable';
    if (!onLine && !place[1]) return 'offline';
    // An embedding site can have a session without cookies.
    return cookieEnabled || this.client ? this.fault?.code : 'cookies_blocked';
  }

  /**
   * Fetches the session from the endpoint, and applies it.
   * @param flow the login whose outcome is fetched as well.
   * @throws {OAuthError} `endpoint_unreachable`, `endpoint_not_found`, `offline`, `origin_not_allowed`.
   */
  async fetchSession(
    flow: Flow | undefined,
    reason: LoginReason,
    logoutReason: LogoutReason = 'expired',
    revision = ++this.#revision,
  ): Promise<WireSession> {
    this.fetchedAt = this.page.Date.now();
    const { transport, page } = this;
    const session = await transport
      .session(flow?.label)
      .catch((error: unknown) => this.use('diagnose', this, error));
    this.closing.signal.throwIfAborted();
    this.fault = undefined;
    if (transport.site && transport.site !== page.origin)
      await this.use('noteSite', this, transport.site).catch(() => undefined);
    const { outcome } = session;
    const ended: Ended | undefined = outcome && (this.flows.get(outcome.flow) ?? outcome);
    const error = outcome?.error;
    // The endpoint sends an outcome only once, so it counts even if the rest of the response is outdated.
    if (revision === this.#revision) this.replace(session, reason, logoutReason, error ? undefined : ended);
    // The login has succeeded, but a newer session was applied or requested meanwhile, so this asks once more. It keeps the present
    // revision: if each request raised it, two of them would outdate each other for ever.
    else if (ended?.label && !error) return this.fetchSession(flow, reason, logoutReason, this.#revision);
    if (ended && error) this.fail(ended, error, outcome.error_description);
    return session;
  }
}
