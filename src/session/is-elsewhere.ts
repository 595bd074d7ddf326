import { ownOrigin } from './own-origin.js';
import type { SessionState } from './session-state.js';

/**
 * Whether the endpoint is of another origin than the page. A sandboxed frame has no origin that the endpoint could list: there the fault
 * is the missing cookies. Windows of some DOMs for tests have none at all.
 */
export function isElsewhere({ endpoint, page }: Pick<SessionState, 'endpoint' | 'page'>): boolean {
  const origin = ownOrigin(page);
  return !!origin && origin !== 'null' && new URL(endpoint).origin !== origin;
}
