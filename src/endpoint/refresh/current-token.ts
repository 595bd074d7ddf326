import { OAuthError } from '../../protocol/errors.js';
import type { EndpointContext } from '../endpoint-context.js';
import type { TokenRecord } from '../sessions/session-record.js';
import type { SessionChanges, SessionRequest, StoredAuthorization } from '../sessions/session-store.js';
import { redactError } from '../provider-calls/errors/redacted-error.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import { reportFailure } from '../log/report-failure.js';
import { severalProcesses } from '../log/request-messages.js';
import { RefreshedForOtherPerson, RefreshLost } from './refresh-failures.js';
import { isDue, isExpired } from './token-expiry.js';
import { markOf, SessionOutdated } from './session-outdated.js';

/** Milliseconds within which the browser receives a session that another process has refreshed. */
const longestDeliveryMs = 30_000;

/** A token that works now, or the error; in both cases with changes that the reply must carry. */
export type CurrentToken =
  | { readonly token: TokenRecord; readonly error?: undefined; readonly changes: SessionChanges }
  | { readonly token?: undefined; readonly error: OAuthError; readonly changes: SessionChanges };

/** What the caller knows of earlier tokens. */
export interface TokenRequest {
  /** An access token that the provider has just answered with 401: it is refreshed in any case. */
  readonly refused?: string | undefined;
  /** The mark of a `SessionOutdated` error that the page received before. */
  readonly again?: string | null | undefined;
}

/**
 * The access token of the signed-in person at a provider, refreshed first if that is due. If refreshing fails, a token that has
 * not expired is used. Only `invalid_grant` from the provider ends the session: an outage does not, and the first `invalid_grant`
 * does not either, since another process may have refreshed the token.
 */
export async function currentToken(
  context: EndpointContext,
  request: SessionRequest,
  provider: CheckedProvider,
  { refused, again }: TokenRequest = {},
): Promise<CurrentToken> {
  const { sessions } = context;
  const stored = (await sessions.read(request)).find(({ record }) => record.provider === provider.id);
  if (!stored) return failed('reauth_required', 'Nobody is signed in with that provider.');
  const { token } = stored.record;
  if (again && !context.stored) await reportOtherProcess(context, token, again);
  const wasRefused = token.accessToken === refused;
  const due = wasRefused || isDue(token, context.clock, context.random);
  if (due && token.refreshToken !== null)
    return refresh(context, request, provider, stored, wasRefused, again);
  if (isExpired(token, context.clock))
    return failed('reauth_required', 'The token has expired, and the provider gave none to renew it with.');
  return { token, changes: await sessions.renew(request, [stored]) };
}

async function refresh(
  context: EndpointContext,
  request: SessionRequest,
  provider: CheckedProvider,
  { record }: StoredAuthorization,
  wasRefused: boolean,
  again: string | null | undefined,
): Promise<CurrentToken> {
  const { sessions, refresher, clock } = context;
  const { token: old } = record;
  const isUsable = !wasRefused && !isExpired(old, clock);
  try {
    await sessions.requireRoom(request, record);
    const token = await refresher.refresh(provider, old, { isUsable, savedId: record.savedId });
    const { changes, records } = await sessions.write(request, { ...record, token });
    // Another process may have refreshed it once more, or saved it.
    const written = records.find(({ state }) => state === record.state);
    await refresher.written(token, written?.savedId);
    return { token: written?.token ?? token, changes };
  } catch (cause) {
    const error =
      cause instanceof OAuthError ? cause : new OAuthError('server_error', '', redactError(cause));
    if (error.code !== 'invalid_grant') reportFailure(context.log, error, { provider, step: 'refresh' });
    if (error instanceof RefreshedForOtherPerson) return end(context, request, provider, error);
    const isLost = error instanceof RefreshLost;
    if (isUsable && (isLost || error.code !== 'reauth_required')) return { token: old, changes: [] };
    if (isLost) return end(context, request, provider, error);
    if (error.code === 'invalid_grant' && refresher.knowsAll)
      return endUnlessRefreshed(context, request, provider, old, error);
    if (error.code === 'invalid_grant')
      return endUnlessOutdated(context, request, provider, old, error, again);
    return { error, changes: [] };
  }
}

/** Ends the session, unless another process has written a newer token. Its own knowledge may be of a moment before. */
async function endUnlessRefreshed(
  { sessions, clock }: EndpointContext,
  request: SessionRequest,
  provider: CheckedProvider,
  old: TokenRecord,
  cause: OAuthError,
): Promise<CurrentToken> {
  const now = (await sessions.read(request)).find(({ record }) => record.provider === provider.id);
  const token = now?.record.token;
  if (token && token.accessToken !== old.accessToken && !isExpired(token, clock))
    return { token, changes: [] };
  return end({ sessions }, request, provider, cause);
}

/** Ends the session once the browser can't receive a newer one any more, or the page has tried again without one. */
async function endUnlessOutdated(
  { sessions, refresher, primitives }: EndpointContext,
  request: SessionRequest,
  provider: CheckedProvider,
  old: TokenRecord,
  cause: OAuthError,
  again: string | null | undefined,
): Promise<CurrentToken> {
  const mark = await markOf(old, primitives);
  if (again !== mark && refresher.msSinceRefusal(provider, old) < longestDeliveryMs)
    return { error: new SessionOutdated(mark, cause), changes: [] };
  return end({ sessions }, request, provider, cause);
}

async function end(
  { sessions }: Pick<EndpointContext, 'sessions'>,
  request: SessionRequest,
  provider: CheckedProvider,
  cause: OAuthError,
): Promise<CurrentToken> {
  const description = 'The provider has ended this sign-in. Please sign in again.';
  const ended = new OAuthError('reauth_required', description, cause);
  return { error: ended, changes: await sessions.end(request, { provider: provider.id }) };
}

/** Reports a second process without a store: the page has tried again, and its session now has another token. */
async function reportOtherProcess(
  { log, primitives, settings }: EndpointContext,
  token: TokenRecord,
  again: string,
): Promise<void> {
  if ((await markOf(token, primitives)) !== again) log.report(severalProcesses({ origin: settings.origin }));
}

function failed(code: string, description: string): CurrentToken {
  return { error: new OAuthError(code, description), changes: [] };
}
