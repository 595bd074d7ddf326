import type { Authorization } from '../../protocol/authorization.js';
import type { ErrorCode, OAuthError } from '../../protocol/errors.js';

/** How the provider's page is opened. */
export type LoginMode = 'popup' | 'tab' | 'redirect';

/** One login attempt, as the page that began it knows it. */
export interface Flow {
  readonly label: string;
  readonly provider: string;
  /** The element that began the login: events are dispatched from it. */
  readonly initiator: Element | undefined;
  readonly startedAt: number;
  mode: LoginMode;
  /** Whether the flow was reported as failed. If it was cancelled, a success may still follow. */
  cancelled?: boolean;
  /** Whether the flow signs in with a saved token. */
  restored?: boolean;
  /** The login's window; `null` if it was blocked, or once a result has arrived: from then on the window may close. */
  popup?: Window | null;
  readonly promise: Promise<Authorization>;
  readonly resolve: (authorization: Authorization) => void;
  readonly reject: (error: OAuthError) => void;
}

/** A flow of this page, or one that the page before it in this tab began: of that only the provider is known. */
export type Ended = Pick<Flow, 'provider'> & Partial<Flow>;

/** How the last login failed. */
export interface Failure {
  readonly provider: string;
  readonly error: ErrorCode;
  readonly errorDescription: string;
  /** The element that began the login; none after a redirect. */
  readonly initiator: Element | undefined;
}

/** How long a login may take. The watch over its window ends it, or the session if the watch could not be loaded. */
export const flowLifeMs = 600_000;

/** A new flow with a label of its own. */
export function makeFlow(
  { crypto, Date }: typeof globalThis,
  provider: string,
  mode: LoginMode,
  initiator: Element | undefined,
): Flow {
  // `Promise.withResolvers` is missing in browsers of 2023.
  let resolve!: Flow['resolve'];
  let reject!: Flow['reject'];
  const promise = new Promise<Authorization>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  // The event also reports a failure, so a caller may ignore the promise.
  promise.catch(() => undefined);
  const bytes = crypto.getRandomValues(new Uint8Array(22));
  return {
    // 22 characters of base64url's alphabet. A label is not secret, but must be unique in a browser. `randomUUID` is missing on insecure
    // pages (plain http).
    label: Array.from(bytes, (byte) => (byte & 31).toString(32)).join(''),
    provider,
    initiator,
    startedAt: Date.now(),
    mode,
    promise,
    resolve,
    reject,
  };
}
