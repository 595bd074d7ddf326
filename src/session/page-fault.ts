import type { ErrorCode } from '../protocol/errors.js';

/** Why no login can work on this page. An answer of the endpoint shows it, and the next answer may clear it. */
export interface PageFault {
  readonly code: ErrorCode;
  /** The endpoint's URL at the host where sign-in works, if a redirect can lead there. */
  readonly endpoint?: string;
}

/** An address that can be opened: nonsense may even be a script. What is captured is on this very machine, and needs no network. */
export const endpointPlace = /^https?:..(localhost|127\.|\[::1)?/;
