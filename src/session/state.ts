import { toAuthorization, type Authorization } from '../protocol/authorization.js';
import { OAuthError, type ErrorCode } from '../protocol/errors.js';
import type { HeardMessage, PageMessage, SessionMessage } from '../protocol/messages.js';
import type { WireSession } from '../protocol/wire.js';
import {
  LoginEvent,
  LogoutEvent,
  type LoginReason,
  type LogoutReason,
  type SessionEventMap,
} from './events.js';
import type { Flow } from './flow.js';
import type { EventOutlet, SessionPage } from './session-options.js';

/** A flow of this page, or one that a page before it began. */
export type Ended = Pick<Flow, 'provider'> & Partial<Flow>;

/** How the last login failed. */
export interface Failure {
  readonly provider: string;
  readonly error: ErrorCode;
  readonly errorDescription: string;
  /** The element that asked; none after a redirect. */
  readonly asker: Element | undefined;
}

export type SessionStatus = 'loading' | 'signed-out' | 'pending' | 'signed-in';

type Listener<Type extends keyof SessionEventMap> =
  ((event: SessionEventMap[Type]) => void) | { handleEvent(event: SessionEventMap[Type]): void } | null;

/** `EventTarget` with the types of our events; any other type is still an `Event`. */
interface SessionEventTarget extends EventTarget {
  addEventListener<Type extends keyof SessionEventMap>(
    type: Type,
    listener: Listener<Type>,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Type extends keyof SessionEventMap>(
    type: Type,
    listener: Listener<Type>,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | EventListenerOptions,
  ): void;
}

const SessionEvents: new () => SessionEventTarget = EventTarget;

/** Who is signed in and which logins are under way, readable at any time, and the events that tell what changed. */
export class SessionState extends SessionEvents {
  /** Shows events elsewhere, too. */
  declare protected outlet: EventOutlet | undefined;
  declare protected readonly page: SessionPage;
  /** What the tabs of the origin tell each other. */
  declare protected channel: BroadcastChannel | undefined;
  /** When the endpoint was last asked, in milliseconds since 1970; 0 to have it asked again. */
  protected askedAt = 0;
  #authorizations: readonly Authorization[] = [];
  /** How the last login failed; `null` where it did not, was given up, or another has begun. */
  failure: Failure | null = null;
  /** Logins under way, and cancelled ones that may still succeed. */
  protected readonly flows = new Map<string, Flow>();
  protected loading = true;
  /** Counts what was heard: an answer asked for before something newer was heard is dropped. */
  protected run = 0;
  /** As the endpoint said it, for telling other tabs; absent until it has said something. */
  declare protected wire: WireSession | undefined;

  constructor(outlet: EventOutlet | undefined, page: SessionPage) {
    super();
    this.outlet = outlet;
    this.page = page;
  }

  get status(): SessionStatus {
    if (this.loading) return 'loading';
    if (this.pending) return 'pending';
    return this.auth ? 'signed-in' : 'signed-out';
  }

  /** The provider of the login under way. */
  get pendingProvider(): string | undefined {
    return this.pending?.provider;
  }

  protected get pending(): Flow | undefined {
    return [...this.flows.values()].find(({ cancelled }) => !cancelled);
  }

  /** The last login's authorization, or `null`. */
  get auth(): Authorization | null {
    return this.#authorizations.at(-1) ?? null;
  }

  /** The authorizations by provider. */
  get auths(): Readonly<Record<string, Authorization>> {
    return Object.fromEntries(
      this.#authorizations.map((authorization) => [authorization.provider, authorization]),
    );
  }

  /** Takes over what the endpoint says, and tells what is different from before. */
  protected replace(
    wire: WireSession,
    loginReason: LoginReason,
    logoutReason: LogoutReason,
    ended?: Ended,
  ): void {
    const before = this.auths;
    this.wire = wire;
    this.#authorizations = wire.authorizations.map(toAuthorization);
    this.run++;
    this.loading = false;
    const after = this.auths;
    const finished = ended && after[ended.provider];
    if (finished) {
      this.failure = null;
      ended.resolve?.(finished);
      this.flows.delete(ended.label ?? '');
    } else if (ended?.label) {
      // The browser kept no cookie of it.
      this.fail(ended, 'server_error');
    }
    this.changed();
    for (const provider of Object.keys(before)) {
      const asker = logoutReason === 'interactive' ? ended?.asker : undefined;
      if (!after[provider]) this.emit(new LogoutEvent({ provider, reason: logoutReason }), asker);
    }
    for (const authorization of this.#authorizations) {
      const { provider, user } = authorization;
      const own = authorization === finished;
      if (!own && before[provider] && before[provider].user?.id === user?.id) continue;
      const reason = own && !ended?.restored ? 'interactive' : loginReason;
      const event = new LoginEvent({ provider, reason, authorization, error: '', errorDescription: '' });
      this.emit(event, own ? ended?.asker : undefined);
    }
  }

  protected fail(ended: Ended, error: ErrorCode, errorDescription = ''): void {
    const { provider, asker, label } = ended;
    const givenUp = error === 'login_cancelled';
    if (label) {
      if (ended.cancelled || !this.flows.has(label)) return;
      ended.cancelled = true;
      // Only one that the person seems to have left may still succeed.
      if (!givenUp) this.flows.delete(label);
      ended.reject?.(new OAuthError(error, errorDescription));
    }
    // That a person changed their mind is no failure.
    this.failure = givenUp ? null : { provider, error, errorDescription, asker };
    this.changed();
    const reason = 'interactive';
    this.emit(new LoginEvent({ provider, reason, authorization: null, error, errorDescription }), asker);
  }

  protected hear({ session, flow: label = '', error, error_description }: PageMessage): void {
    const flow = this.flows.get(label);
    if (flow) this.tell({ type: 'oauth-heard', flow: label });
    if (!error) {
      // As good as an answer: the next look need not ask.
      this.askedAt = this.page.Date.now();
      this.replace(session, 'other-tab', 'other-tab', flow);
    } else if (flow) this.fail(flow, error, error_description);
  }

  protected tell(message: HeardMessage | SessionMessage): void {
    this.channel?.postMessage(message);
  }

  /** Dispatches here, then for the element that asked. Answers whether nobody cancelled it. */
  protected emit(event: Event, asker?: Element): boolean {
    this.dispatchEvent(event);
    this.outlet?.(event, asker);
    return !event.defaultPrevented;
  }

  protected changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}
