import type { UsePart } from './session-state.js';
import type * as Parts from './lazy-parts.js';
import { unreachable } from './transport.js';

/**
 * The one place where a session loads code. The first call of a function of `lazy-parts.ts` loads that file and all that it
 * imports: such as at a login, at a logout, or when a hidden page is shown again.
 * @throws {OAuthError} `endpoint_unreachable` if the code could not be loaded.
 */
export const use = (async (name: keyof typeof Parts, ...given: unknown[]): Promise<unknown> => {
  const parts = await import('./lazy-parts.js').catch(unreachable);
  // The compiler can't relate the name to the function's parameters.
  return (parts[name] as (...all: unknown[]) => unknown)(...given);
}) as UsePart<typeof Parts>;
