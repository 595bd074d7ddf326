import { parseUrl } from '../protocol/parse-url.js';

/** Dispatches an event of a session in the document, from the element that began the login or logout, if there is one. */
export type EventOutlet = (event: Event, initiator: Element | undefined) => void;

export interface SessionOptions {
  /** The URL of the endpoint. Default: `/api/oauth`. */
  endpoint?: string | undefined;
  /**
   * The id of this site or app in the settings of an endpoint of another origin. Leave it out if the endpoint is of the page's own origin.
   */
  client?: string | undefined;
  /** Dispatches the session's events in the document, too. Elements pass it. Without it, events are dispatched only on the session. */
  dispatch?: EventOutlet;
  /**
   * The session asks the endpoint nothing before this promise resolves; it must never reject. Elements wait for their first frame. Default:
   * the session asks at once.
   * @internal
   */
  after?: Promise<unknown>;
}

/** The environment of a session: the page, or in tests an object with its own network, clock and randomness. */
export type SessionPage = Window & typeof globalThis;

/**
 * The absolute URL of an endpoint, the same on every page of the origin. A page without a URL of its own (`srcdoc`, `about:blank`, `blob:`)
 * resolves it against its origin. Without an origin no endpoint can be reached, which `about:` stands for. On a server the text stays
 * unchanged.
 */
export function absolute(endpoint = '/api/oauth', page: Window): string {
  if (!('document' in page)) return endpoint;
  const { location, origin } = page;
  const url = parseUrl(endpoint, location.href) ?? parseUrl(endpoint, origin);
  return url ? url.href.replace(/\/$/, '') : 'about:';
}

/** `loading` until the endpoint has responded for the first time, `pending` while a login is in progress. */
export type SessionStatus = 'loading' | 'signed-out' | 'pending' | 'signed-in';

/** A provider of the endpoint, and how to show it by the endpoint's settings. */
export interface KnownProvider {
  readonly id: string;
  readonly name: string;
  /** The address of its mark. */
  readonly icon?: string;
  /** The colour of its button, as `#rrggbb`. */
  readonly color?: string;
}
