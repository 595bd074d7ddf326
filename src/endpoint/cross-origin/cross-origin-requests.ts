import { clientHeader } from '../../protocol/wire.js';
import type { EndpointContext } from '../endpoint-context.js';
import { ownerOf } from '../sessions/sealing/session-owner.js';
import { CookieJar } from '../sessions/cookies/cookie-jar.js';
import { OutcomeCookie } from '../sessions/cookies/outcome-cookie.js';
import type { OpenSessions } from '../sessions/open-sessions.js';
import type { Answer, Reply } from '../http/reply.js';
import { pathBelow } from '../http/request-path.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { preflightReply, withCors } from './cors.js';
import { openCrossOriginSession } from './cross-origin-session.js';

/**
 * Finds the context for a request of an embedding site or native app; `undefined` for the site's own requests, for visits and
 * for unknown origins.
 */
export type FindExternalApp = (request: ParsedRequest) => EndpointContext | undefined;

/** Paths below the base path that people visit. */
const visited = /^(?:login|redirect)(?:\/|$)/;

/** Each origin of an embedding site, and each native app, has sessions of its own, and can't read the site's. */
export function externalAppFinder(context: EndpointContext, openSessions: OpenSessions): FindExternalApp {
  const { clients, basePath, redirectPaths } = context.settings;
  const byOrigin = new Map<string, EndpointContext>();
  const apps = new Map<string, EndpointContext>();
  for (const app of clients.values()) {
    for (const origin of app.origins) {
      const jar = new CookieJar(context.settings, origin);
      const caller = { origin, app };
      const sessions = openSessions(jar, ownerOf(caller));
      byOrigin.set(origin, { ...context, sessions, outcomes: new OutcomeCookie(jar), caller });
    }
    if (app.type === 'native') {
      const caller = { origin: null, app };
      // Its values travel in its handle, never as cookies.
      const sessions = openSessions(new CookieJar(context.settings), ownerOf(caller));
      apps.set(app.id, { ...context, sessions, caller });
    }
  }
  return (request) => {
    const origin = request.header('origin');
    // The form of another site has an `Origin` too. That is a visit: it gets a page, and the other site can't read it.
    if (request.header('sec-fetch-mode') === 'navigate') return undefined;
    // A script could fetch these pages, and must not read the code or the address in them.
    if (visited.test(pathBelow(basePath, request.target) ?? '')) return undefined;
    if (redirectPaths.has(request.path)) return undefined;
    return origin === null ? apps.get(request.header(clientHeader) ?? '') : byOrigin.get(origin);
  };
}

/** Answers a request as for the site itself, but with the session of the embedding site or native app. */
export async function answerExternalApp(
  context: EndpointContext,
  request: ParsedRequest,
  answer: (context: EndpointContext, request: ParsedRequest) => Promise<Answer>,
): Promise<Reply> {
  const { origin } = context.caller;
  if (request.method === 'OPTIONS' && origin !== null) return preflightReply(context, origin);
  const session = await openCrossOriginSession(context, request);
  return withCors(await session.send(await answer(context, session.request)), origin);
}
