import type { ErrorCode } from '../protocol/errors.js';

/** Why no login can work on this page. An answer of the endpoint shows it, and the next answer may clear it. */
export interface PageFault {
  readonly code: ErrorCode;
  /** The endpoint's URL at the host where sign-in works, if a redirect can lead there. */
  readonly endpoint?: string;
}

/** A URL that may be opened: not, for example, `javascript:`. It captures the host of one on this machine, which needs no network. */
export const openableUrl = /^https?:..(localhost|127\.|\[::1)?/;
