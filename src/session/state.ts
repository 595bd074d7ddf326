import { toAuthorization, type Authorization } from '../protocol/authorization.js';
import type { ErrorCode } from '../protocol/errors.js';
import type { WireSession } from '../protocol/wire.js';
import { LoginEvent, LogoutEvent, type LoginReason, type LogoutReason } from './events.js';
import type { Flow } from './flow.js';

/** Shows an event elsewhere too, for the element that asked; answers `false` when it was cancelled there. */
export type EventOutlet = (event: Event, asker: Element | undefined) => boolean;

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

/** Who is signed in, readable at any time, and the events that tell what changed. */
export class SessionState extends EventTarget {
  readonly #outlet: EventOutlet | undefined;
  #authorizations: readonly Authorization[] = [];
  /** How the last login failed; `null` where it did not, was given up, or another has begun. */
  failure: Failure | null = null;
  /** As the endpoint said it, for telling other tabs. */
  protected wire: WireSession = { authorizations: [] };

  constructor(outlet: EventOutlet | undefined) {
    super();
    this.#outlet = outlet;
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
    const finished = ended && this.auths[ended.provider];
    if (finished) {
      this.failure = null;
      ended.resolve?.(finished);
    }
    this.changed();
    for (const provider of Object.keys(before)) {
      if (this.auths[provider]) continue;
      this.emit(
        () => new LogoutEvent({ provider, reason: logoutReason }),
        logoutReason === 'interactive' ? ended?.asker : undefined,
      );
    }
    for (const authorization of this.#authorizations) {
      const { provider, user } = authorization;
      const own = authorization === finished;
      if (!own && before[provider] && before[provider].user?.id === user?.id) continue;
      const reason = own ? 'interactive' : loginReason;
      this.emit(
        () => new LoginEvent({ provider, reason, authorization, error: '', errorDescription: '' }),
        own ? ended?.asker : undefined,
      );
    }
  }

  protected fail({ provider, asker }: Ended, error: ErrorCode, errorDescription: string): void {
    const failure = { provider, error, errorDescription, asker };
    // That a person changed their mind is no failure.
    this.failure = error === 'login_cancelled' ? null : failure;
    this.changed();
    this.emit(
      () => new LoginEvent({ provider, reason: 'interactive', authorization: null, error, errorDescription }),
      asker,
    );
  }

  /** A fresh event for each place, since one can't be dispatched twice. */
  protected emit(make: () => Event, asker?: Element): boolean {
    const here = this.dispatchEvent(make());
    return this.#outlet?.(make(), asker) !== false && here;
  }

  protected changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}
