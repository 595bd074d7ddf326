import type { Cookies } from '../../http/cookies.js';
import { cookieSize, type CookieJar } from './cookie-jar.js';

/** Names of our cookies, without the prefix of the jar. */
export const sessionName = (provider: string): string => `session.${provider}`;
export const epochName = (provider: string): string => `epoch.${provider}`;
export const forgottenName = (provider: string): string => `forgotten.${provider}`;
export const pendingLoginName = (id: string): string => `flow.${id}`;
export const outcomeName = 'outcome';

/** The most bytes that an outcome may take. */
export const outcomeReserve = 600;

/**
 * The most bytes that sessions, epochs and pending logins may take together in the `Cookie` header; with an outcome 7,000. Servers
 * refuse headers of more than 8 to 16 KB.
 */
export const cookieCap = 7000 - outcomeReserve;

/** Bytes that sessions leave free, so that another login can start. */
export const pendingLoginReserve = 900;

/** The probe that shows whether the browser returns cookies to an embedding site. */
export const probeName = 'kept';

/** Names on the wire of the cookies whose name begins with `prefix` in this jar. */
export function namesOf(cookies: Cookies, jar: CookieJar, prefix: string): string[] {
  const start = jar.name(prefix);
  return [...cookies.keys()].filter((name) => name.startsWith(start));
}

export function sizeOf(cookies: Cookies, names: readonly string[]): number {
  return names.reduce((sum, name) => sum + cookieSize(name, cookies.get(name) ?? ''), 0);
}
