import type { EventOutlet } from './state.js';

export interface SessionOptions {
  /** Where the endpoint answers; default `/api/oauth`. */
  endpoint?: string | undefined;
  /** The id by which an endpoint of another origin knows this site or app; absent where the endpoint is the site's own. */
  client?: string | undefined;
  dispatch?: EventOutlet;
}

/** What a session takes from its surroundings: the page, or in tests one with its own network, clock and randomness. */
export type SessionPage = Window & typeof globalThis;

/** An endpoint's address as every page of the origin writes it. */
export function absolute(endpoint: string, { location }: Pick<Window, 'location'>): string {
  return new URL(endpoint, location.href).href.replace(/\/$/, '');
}
