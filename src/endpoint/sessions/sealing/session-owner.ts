import type { Caller } from '../../http/csrf-guards.js';

/**
 * The owner of sealed text: `""` for the site itself, otherwise the embedding site or app and its origin, which an app may
 * not have.
 */
export function ownerOf({ client, origin }: Caller): string {
  return client ? `${client.id} ${origin ?? ''}` : '';
}

/** The place of an authorization or a saved token: its owner and its provider. */
export function placeOf(owner: string, provider: string): string {
  return `${owner} ${provider}`;
}
