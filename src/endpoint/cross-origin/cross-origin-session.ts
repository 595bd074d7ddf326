import { handleHeader } from '../../protocol/wire.js';
import type { EndpointContext } from '../endpoint-context.js';
import { withHeaders, type Answer, type Reply } from '../http/reply.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { CookieJar } from '../sessions/cookies/cookie-jar.js';
import { keptName, namesOf } from '../sessions/cookies/cookie-names.js';
import { applyChanges, sendAsCookies } from '../sessions/cookies/set-cookie.js';
import type { Cookies } from '../http/cookies.js';

/** The session of another origin's page, as it comes with a request and goes back with the reply. */
export interface CrossOriginSession {
  /** The request with the session's values in place of its cookies. */
  readonly request: ParsedRequest;
  /** The reply with the session's changes in its headers. */
  send(answer: Answer): Promise<Reply>;
}

/**
 * Uses cookies where the browser has shown that it keeps them: an earlier answer set one as a probe. Otherwise it uses a
 * handle in the page's memory, and no change of the session leaves as a cookie.
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
    return { request, send: (answer) => Promise.resolve(sendAsCookies(answer)) };
  const opened = given ? await handles.open(given, caller) : undefined;
  const before: Cookies = opened?.cookies ?? new Map<string, string>();
  return {
    request: request.withCookies(before),
    async send({ changes = [], ...reply }) {
      const handle = await nextHandle(applyChanges(before, changes), changes.length > 0);
      const withHandle = handle === undefined ? reply : withHeaders(reply, [[handleHeader, handle]]);
      const probes = client?.type === 'web' && request.method === 'GET';
      return probes ? sendAsCookies({ ...withHandle, changes: [jar.set(keptName, '1')] }) : withHandle;
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
