import type { SessionState } from '../session-state.js';
import { flowLifeMs, type Flow } from './flow.js';

/**
 * Whether a login can't succeed any more. It waits for twice the life of a login: one may end just in time, and this page may hear of it
 * late.
 */
export function isOver({ startedAt }: Flow, { Date }: typeof globalThis): boolean {
  return Date.now() - startedAt > 2 * flowLifeMs;
}

/**
 * Forgets cancelled logins that are over, so that a page that stays open doesn't keep them all, and asks the endpoint about none of them.
 */
export function forgetOldLogins({ flows, page }: SessionState): void {
  for (const flow of flows.values()) if (flow.cancelled && isOver(flow, page)) flows.delete(flow.label);
}
