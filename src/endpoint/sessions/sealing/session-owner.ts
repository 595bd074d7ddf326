import type { Caller } from '../../http/csrf-guards.js';

/**
 * Whose something sealed is: `""` for the site itself, otherwise the client and the origin that it acts from, which an
 * app may do without.
 */
export function ownerOf({ client, origin }: Caller): string {
  return client ? `${client.id} ${origin ?? ''}` : '';
}

/** The place of an authorization, or of a saved token: whose it is, and the provider's. */
export function placeOf(owner: string, provider: string): string {
  return `${owner} ${provider}`;
}
