import type { Caller } from '../../http/csrf-guards.js';

/**
 * The owner of a sealed text: `""` for the site itself, otherwise the id of the embedding site or native app, and its origin
 * if it has one.
 */
export function ownerOf({ app, origin }: Caller): string {
  return app ? ownerOfApp({ id: app.id, origin }) : '';
}

/** The same for an embedding site or native app that has not called yet. */
export function ownerOfApp({ id, origin }: { readonly id: string; readonly origin: string | null }): string {
  return `${id} ${origin ?? ''}`;
}

/** What an authorization or a saved token is sealed for: its owner and its provider. */
export function ownerAndProvider(owner: string, provider: string): string {
  return `${owner} ${provider}`;
}
