import type { ErrorCode } from '../protocol/errors.js';

/** Why no login can work on this page. An answer of the endpoint shows it, and the next answer may clear it. */
export interface PageFault {
  readonly code: ErrorCode;
  /** The endpoint's URL at the host where sign-in works, if a redirect can lead there. */
  readonly endpoint?: string;
}

/** An endpoint on this very machine, which needs no network. */
const isLocal = /\/\/(localhost|127\.|\[::1)/;

/** What stops a login, as far as a browser says so before anything opens. */
export function findObstacle(
  endpoint: string,
  client: string | undefined,
  { navigator }: Window,
): ErrorCode | undefined {
  if (!navigator.onLine && !isLocal.test(endpoint)) return 'offline';
  // The session of an embedding site can be kept without cookies.
  return navigator.cookieEnabled || client ? undefined : 'cookies_blocked';
}
