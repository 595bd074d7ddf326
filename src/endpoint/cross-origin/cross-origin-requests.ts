import { clientHeader } from '../../protocol/wire.js';
import type { EndpointContext } from '../endpoint-context.js';
import { ownerOf } from '../sessions/sealing/session-owner.js';
import { CookieJar } from '../sessions/cookies/cookie-jar.js';
import { CookieSessionStore } from '../sessions/cookies/cookie-session-store.js';
import { OutcomeCookie } from '../sessions/cookies/outcome-cookie.js';
import type { SessionCookieParts } from '../sessions/cookies/session-cookie-parts.js';
import type { Answer, Reply } from '../http/reply.js';
import { pathBelow } from '../http/request-path.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { preflightReply, withCors } from './cors.js';
import { openCrossOriginSession } from './cross-origin-session.js';

/** The context of a request made on behalf of a client; `undefined` for the site's own, for visits and for strangers. */
export type FindClient = (request: ParsedRequest) => EndpointContext | undefined;

/** What people visit, below the base path. */
const visited = /^(?:login|redirect)(?:\/|$)/;

/** Each client's sessions are kept by themselves, for each of its origins; of the site's own it learns nothing. */
export function clientFinder(context: EndpointContext, cookies: SessionCookieParts): FindClient {
  const { clients, basePath, redirectPaths } = context.settings;
  const byOrigin = new Map<string, EndpointContext>();
  const apps = new Map<string, EndpointContext>();
  for (const client of clients.values()) {
    for (const origin of client.origins) {
      const jar = new CookieJar(context.settings, origin);
      const caller = { origin, client };
      const sessions = new CookieSessionStore(cookies, jar, ownerOf(caller));
      byOrigin.set(origin, { ...context, sessions, outcomes: new OutcomeCookie(jar), caller });
    }
    if (client.type === 'native') {
      const caller = { origin: null, client };
      // Its cookies never leave its handle.
      const sessions = new CookieSessionStore(cookies, new CookieJar(context.settings), ownerOf(caller));
      apps.set(client.id, { ...context, sessions, caller });
    }
  }
  return (request) => {
    const origin = request.header('origin');
    // A form of another site carries its origin too: that is a visit, which gets a page and no word of ours to read.
    if (request.header('sec-fetch-mode') === 'navigate') return undefined;
    // Its script could ask for that page, too, and must not read the code or the address in it.
    if (visited.test(pathBelow(basePath, request.target) ?? '')) return undefined;
    if (redirectPaths.has(request.path)) return undefined;
    return origin === null ? apps.get(request.header(clientHeader) ?? '') : byOrigin.get(origin);
  };
}

/** Answers a client's request as the site's own would be, with its session in its own place. */
export async function answerClient(
  context: EndpointContext,
  request: ParsedRequest,
  answer: (context: EndpointContext, request: ParsedRequest) => Promise<Answer>,
): Promise<Reply> {
  const { origin } = context.caller;
  if (request.method === 'OPTIONS' && origin !== null) return preflightReply(context, origin);
  const session = await openCrossOriginSession(context, request);
  return withCors(await session.send(await answer(context, session.request)), origin);
}
