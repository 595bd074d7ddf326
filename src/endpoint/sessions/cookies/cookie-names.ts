import type { Cookies } from '../../http/cookies.js';
import { cookieSize, type CookieJar } from './cookie-jar.js';

/** Our cookies' names, behind the jar's prefix. */
export const sessionName = (provider: string): string => `session.${provider}`;
export const epochName = (provider: string): string => `epoch.${provider}`;
export const forgottenName = (provider: string): string => `forgotten.${provider}`;
export const pendingLoginName = (id: string): string => `flow.${id}`;
export const outcomeName = 'outcome';

/** The most bytes that an outcome takes. */
export const outcomeReserve = 600;

/**
 * What sessions, epochs and flows take together in a request's `Cookie` header: with an outcome, 7,000 bytes. Servers
 * refuse headers past 8 to 16 KB.
 */
export const cookieCap = 7000 - outcomeReserve;

/** Bytes that a session leaves free, so that another login can still start. */
export const pendingLoginReserve = 900;

/** Tells that cookies of a client's pages come back. */
export const keptName = 'kept';

/** Names on the wire of the request's cookies of one kind. */
export function namesOf(cookies: Cookies, jar: CookieJar, prefix: string): string[] {
  const start = jar.name(prefix);
  return [...cookies.keys()].filter((name) => name.startsWith(start));
}

export function sizeOf(cookies: Cookies, names: readonly string[]): number {
  return names.reduce((sum, name) => sum + cookieSize(name, cookies.get(name) ?? ''), 0);
}
