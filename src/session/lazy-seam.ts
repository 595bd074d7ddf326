import type { UsePart } from './core.js';
import type * as Parts from './lazy-parts.js';
import { unreachable } from './transport.js';

/**
 * The one place where a session loads code. Everything above it comes with the first load; `lazy-parts.ts` and all that it
 * names come with the first call of one of its functions: a login, a logout, a look at the page after it was hidden.
 * @throws {OAuthError} `endpoint_unreachable` where the code could not be loaded.
 */
export const use = (async (name: keyof typeof Parts, ...given: unknown[]): Promise<unknown> => {
  const parts = await import('./lazy-parts.js').catch(unreachable);
  // The compiler can't follow a name into the function of that name.
  return (parts[name] as (...all: unknown[]) => unknown)(...given);
}) as UsePart<typeof Parts>;
