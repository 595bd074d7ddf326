import type { Caller } from '../../http/csrf-guards.js';

/**
 * The owner of a sealed text: `""` for the site itself, otherwise the id of the embedding site or native app, and its origin
 * if it has one.
 */
export function ownerOf({ app, origin }: Caller): string {
  return app ? `${app.id} ${origin ?? ''}` : '';
}

/** What an authorization or a saved token is sealed for: its owner and its provider. */
export function ownerAndProvider(owner: string, provider: string): string {
  return `${owner} ${provider}`;
}
