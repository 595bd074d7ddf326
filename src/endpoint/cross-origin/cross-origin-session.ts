import { handleHeader } from '../../protocol/wire.js';
import type { EndpointContext } from '../endpoint-context.js';
import { keptName, namesOf } from '../sessions/cookies/cookie-names.js';
import { CookieJar, withSetCookies, type Cookies } from '../http/cookies.js';
import type { Reply } from '../http/reply.js';
import type { ParsedRequest } from '../http/parsed-request.js';

/** Where a client's page has its session: what routes read as cookies, and what becomes of those that they set. */
export interface ClientCustody {
  readonly request: ParsedRequest;
  close(reply: Reply): Promise<Reply>;
}

/**
 * Cookies where the browser has shown that it keeps them, for an earlier answer has set one to see. Otherwise a handle
 * in memory: then nothing that a route sets as a cookie leaves as one.
 */
export async function openCustody(context: EndpointContext, request: ParsedRequest): Promise<ClientCustody> {
  const { settings, caller, handles } = context;
  const { origin, client } = caller;
  const jar = new CookieJar(settings, origin ?? undefined);
  const given = request.header(handleHeader);
  // Any will do: the one set to see goes with the browser's session, what is remembered stays.
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
