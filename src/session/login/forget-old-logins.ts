import type { SessionState } from '../session-state.js';
import { flowLife, type Flow } from './flow.js';

/** Whether a login can't succeed any more. Twice its life, for one that ended just in time, and that this page hears of late. */
export function isOver({ startedAt }: Flow, { Date }: typeof globalThis): boolean {
  return Date.now() - startedAt > 2 * flowLife;
}

/** Forgets cancelled logins that are over, so that an open page doesn't keep all of them, and asks the endpoint about none. */
export function forgetOldLogins({ flows, page }: SessionState): void {
  for (const flow of flows.values()) if (flow.cancelled && isOver(flow, page)) flows.delete(flow.label);
}
