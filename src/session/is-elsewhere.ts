import { ownOrigin } from './own-origin.js';
import type { SessionState } from './session-state.js';

/**
 * Whether the endpoint is of another origin than the page. `false` in a sandboxed frame: it has no origin that the endpoint could list, and
 * its actual problem is the missing cookies. DOM implementations for tests may have no origin at all.
 */
export function isElsewhere({ endpoint, page }: Pick<SessionState, 'endpoint' | 'page'>): boolean {
  const origin = ownOrigin(page);
  return !!origin && origin !== 'null' && new URL(endpoint).origin !== origin;
}
