import { handleHeader } from '../../protocol/wire.js';
import type { EndpointContext } from '../endpoint-context.js';
import { keptName, namesOf } from '../sessions/cookies/cookie-names.js';
import { CookieJar, withSetCookies, type Cookies } from '../http/cookies.js';
import type { Reply } from '../http/reply.js';
import type { ParsedRequest } from '../http/parsed-request.js';

/** The session of another origin's page: what routes read as cookies, and what happens to the cookies that they set. */
export interface CrossOriginSession {
  readonly request: ParsedRequest;
  close(reply: Reply): Promise<Reply>;
}

/**
 * Uses cookies where the browser has shown that it keeps them: an earlier answer set one as a probe. Otherwise it uses a
 * handle in the page's memory, and no cookie that a route sets leaves as a cookie.
 */
export async function openCrossOriginSession(
  context: EndpointContext,
  request: ParsedRequest,
): Promise<CrossOriginSession> {
  const { settings, caller, handles } = context;
  const { origin, client } = caller;
  const jar = new CookieJar(settings, origin ?? undefined);
  const given = request.header(handleHeader);
  // Any cookie of ours counts: the probe ends with the browser's session, a remembered session stays.
  const keepsCookies = namesOf(request.cookies, jar, '').length > 0;
  if (!given && keepsCookies && client?.type === 'web')
    return { request, close: (reply) => Promise.resolve(reply) };
  const opened = given ? await handles.open(given, caller) : undefined;
  const before: Cookies = opened?.cookies ?? new Map<string, string>();
  return {
    request: request.withCookies(before),
    async close(reply) {
      const changes = reply.headers.filter(([name]) => name === 'set-cookie').map(([, value]) => value);
      const after = withSetCookies(before, changes);
      const handle = await nextHandle(after, changes.length > 0);
      const probes = client?.type === 'web' && request.method === 'GET';
      const probe = probes ? [['set-cookie', jar.set(keptName, '1')] as const] : [];
      return {
        ...reply,
        headers: [
          ...reply.headers.filter(([name]) => name !== 'set-cookie'),
          ...(handle === undefined ? [] : [[handleHeader, handle] as const]),
          ...probe,
        ],
      };
    },
  };

  /** A handle to give out, an empty one to end what the page has, or `undefined` to leave it as it is. */
  async function nextHandle(after: Cookies, changed: boolean): Promise<string | undefined> {
    const fewer = sessionsIn(after) < sessionsIn(before);
    if (opened && fewer) handles.end(opened.id, caller);
    if (sessionsIn(after) === 0) return given ? '' : undefined;
    if (!changed && !opened?.due) return undefined;
    return handles.seal(after, caller, fewer ? undefined : opened?.id);
  }
}

function sessionsIn(cookies: Cookies): number {
  return [...cookies.keys()].filter((name) => /\bsession\.[^.]+\.0$/.test(name)).length;
}
