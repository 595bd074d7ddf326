import { handleHeader } from '../../protocol/wire.js';
import type { EndpointContext } from '../endpoint-context.js';
import { withHeaders, type Answer, type Reply } from '../http/reply.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { CookieJar } from '../sessions/cookies/cookie-jar.js';
import { probeName, namesOf } from '../sessions/cookies/cookie-names.js';
import { applyChanges, sendAsCookies } from '../sessions/cookies/set-cookie.js';
import type { Cookies } from '../http/cookies.js';

/** The session of a cross-origin page: how it comes with the request, and how its changes go back with the reply. */
export interface CrossOriginSession {
  /** The request with the session's values in place of its cookies. */
  readonly request: ParsedRequest;
  /** The reply with the session's changes in its headers. */
  send(answer: Answer): Promise<Reply>;
}

/**
 * Uses cookies if the browser has returned one: the reply to an earlier GET sets one as a probe. Otherwise it uses a handle,
 * which the page holds in memory, and sends no change of the session as a cookie.
 */
export async function openCrossOriginSession(
  context: EndpointContext,
  request: ParsedRequest,
): Promise<CrossOriginSession> {
  const { settings, caller, handles } = context;
  const { origin, app } = caller;
  const jar = new CookieJar(settings, origin ?? undefined);
  const given = request.header(handleHeader);
  // Any cookie of this origin proves it: the probe ends when the browser is closed, a remembered session does not.
  const keepsCookies = namesOf(request.cookies, jar, '').length > 0;
  if (!given && keepsCookies && app?.type === 'web')
    return { request, send: (answer) => Promise.resolve(sendAsCookies(answer)) };
  const opened = given ? await handles.open(given, caller) : undefined;
  const before: Cookies = opened?.cookies ?? new Map<string, string>();
  return {
    request: request.withCookies(before),
    async send({ changes = [], ...reply }) {
      const handle = await nextHandle(applyChanges(before, changes), changes.length > 0);
      const withHandle = handle === undefined ? reply : withHeaders(reply, [[handleHeader, handle]]);
      const probes = app?.type === 'web' && request.method === 'GET';
      return probes ? sendAsCookies({ ...withHandle, changes: [jar.set(probeName, '1')] }) : withHandle;
    },
  };

  /** The handle for the reply: a new one, `""` to end the page's handle, or `undefined` to leave it unchanged. */
  async function nextHandle(after: Cookies, changed: boolean): Promise<string | undefined> {
    const fewer = countSessions(after) < countSessions(before);
    if (opened && fewer) handles.end(opened.id, caller);
    if (countSessions(after) === 0) return given ? '' : undefined;
    if (!changed && !opened?.isDue) return undefined;
    return handles.seal(after, caller, fewer ? undefined : opened?.id);
  }
}

function countSessions(cookies: Cookies): number {
  return [...cookies.keys()].filter((name) => /\bsession\.[^.]+\.0$/.test(name)).length;
}
