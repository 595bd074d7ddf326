import type { EndpointContext } from '../endpoint-context.js';
import type { SessionChanges, SessionRequest } from '../sessions/session-store.js';
import { tellLogouts } from '../events/tell-events.js';
import { endSessionUrl, revokeAtProvider } from './provider-logout.js';

/** Milliseconds that providers may delay the reply to a sign-out. */
const longestDelayMs = 2000;

/** What a sign-out ends. */
export interface SignOutOptions {
  /** The id of a provider; without it, the person is signed out of all. */
  readonly provider?: string | undefined;
  /** Whether tokens that this browser has saved end too. */
  readonly forget?: boolean | undefined;
}

/** How a sign-out ended. */
export interface EndedSessions {
  readonly changes: SessionChanges;
  /** The provider's own sign-out page, where it has one. */
  readonly logoutUrl: string | null;
}

/**
 * Ends the session of a request with one provider or all, then revokes their tokens (RFC 7009). Whether or not a provider does so, the
 * browser is signed out.
 */
export async function endAndRevoke(
  context: EndpointContext,
  request: SessionRequest,
  { provider, forget = false }: SignOutOptions,
): Promise<EndedSessions> {
  const { sessions, savedTokens } = context;
  const ended = (await sessions.read(request))
    .map(({ record }) => record)
    .filter((record) => provider === undefined || record.provider === provider);
  if (forget) await savedTokens.forget(ended);
  const changes = await sessions.end(request, { provider, forget });
  const done = new AbortController();
  const orNull = <T>(work: Promise<T>): Promise<T | null> =>
    Promise.race([work, context.wait(longestDelayMs, done.signal).then(() => null)]);
  const [logoutUrl] = await Promise.all([
    orNull(endSessionUrl(context, ended.at(-1))),
    orNull(Promise.all(ended.map((record) => revokeAtProvider(context, record, { forget })))),
  ]);
  done.abort();
  await tellLogouts(context, ended, 'interactive');
  return { changes, logoutUrl };
}
