import { parseUrl } from '../protocol/parse-url.js';

/** Shows an event elsewhere too, for the element that asked. */
export type EventOutlet = (event: Event, initiator: Element | undefined) => void;

export interface SessionOptions {
  /** Where the endpoint answers; default `/api/oauth`. */
  endpoint?: string | undefined;
  /** The id by which an endpoint of another origin knows this site or app; absent where the endpoint is the site's own. */
  client?: string | undefined;
  dispatch?: EventOutlet;
}

/** What a session takes from its surroundings: the page, or in tests one with its own network, clock and randomness. */
export type SessionPage = Window & typeof globalThis;

/**
 * An endpoint's address as every page of the origin writes it. A page that has no address of its own (`srcdoc`, `about:blank`,
 * `blob:`) goes by its origin. Where that is none either, nothing ever answers. On a server it stays as it is.
 */
export function absolute(endpoint: string, page: Window): string {
  if (!('document' in page)) return endpoint;
  const { location, origin } = page;
  const url = parseUrl(endpoint, location.href) ?? parseUrl(endpoint, origin);
  return url ? url.href.replace(/\/$/, '') : 'about:';
}

/** `loading` until the endpoint has answered for the first time, `pending` while a login is under way. */
export type SessionStatus = 'loading' | 'signed-out' | 'pending' | 'signed-in';

/** A provider of the endpoint, and how its settings want it to look. */
export interface KnownProvider {
  readonly id: string;
  readonly name: string;
  /** The address of its mark. */
  readonly icon?: string;
  /** The colour of its button, as `#rrggbb`. */
  readonly color?: string;
}
