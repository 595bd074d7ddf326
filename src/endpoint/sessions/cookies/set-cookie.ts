import type { Cookies } from '../../http/cookies.js';
import { withHeaders, type Answer, type Reply } from '../../http/reply.js';
import type { SessionChange, SessionChanges, SessionRequest } from '../session-store.js';

/** The answer with its session changes as `Set-Cookie` headers: the one place where they become cookies. */
export function sendAsCookies(answer: Answer): Reply {
  if (!answer.changes?.length) return answer;
  const { changes, ...reply } = answer;
  return withHeaders(reply, cookieHeaders(changes));
}

/** The headers of a response that makes these changes. */
export function cookieHeaders(changes: SessionChanges): Reply['headers'] {
  return changes.map((change) => ['set-cookie', setCookie(change)]);
}

/** A `Set-Cookie` value (RFC 6265 section 4.1). */
export function setCookie({ name, value, maxAge, attributes }: SessionChange): string {
  const seconds = value === undefined ? 0 : maxAge;
  const age = seconds === undefined ? '' : `; Max-Age=${seconds}`;
  return `${name}=${value ?? ''}; Path=/${age}${attributes}`;
}

/** What the browser holds once it has taken these changes. */
export function applyChanges(cookies: Cookies, changes: SessionChanges): Cookies {
  const after = new Map(cookies);
  for (const { name, value, maxAge } of changes) {
    if (value === undefined || maxAge === 0) after.delete(name);
    else after.set(name, value);
  }
  return after;
}

/** The next request of a browser that has taken these changes. */
export function requestAfter({ cookies }: SessionRequest, changes: SessionChanges): SessionRequest {
  return { cookies: applyChanges(cookies, changes) };
}
