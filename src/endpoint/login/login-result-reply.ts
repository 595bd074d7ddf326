import { OAuthError } from '../../protocol/errors.js';
import { providerName } from '../../protocol/provider-names.js';
import type { WireOutcome, WireSession } from '../../protocol/wire.js';
import type { EndpointContext } from '../endpoint-context.js';
import type { Ending } from './login-request.js';
import type { Cookies } from '../http/cookies.js';
import { redirectReply, type Reply } from '../http/reply.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { completePage } from '../pages/complete-page.js';
import { errorPage } from '../pages/error-page.js';
import { ownHtmlPage } from '../pages/own-html-page.js';
import { reportFailure } from '../log/report-failure.js';
import { randomText } from '../runtime/random.js';
import { replyToOtherOrigin } from '../cross-origin/cross-origin-login-reply.js';
import { replyError, wantsPage } from '../pages/error-reply.js';
import { sessionResponse } from '../sessions/session-response.js';

/** How a flow ended: where, and with what. */
export interface Ended extends Ending {
  readonly state?: string | undefined;
  readonly session: WireSession;
  readonly error: OAuthError | undefined;
}

/**
 * Tells a flow's ending where it was asked for: on the completion page, the app's own, or back on the page itself.
 * The app's own HTML is never shown for a failure that it has no part for.
 * @param request whose language the page speaks.
 */
export function replyToLogin(
  context: EndpointContext,
  request: ParsedRequest,
  ended: Ended,
  setCookies: readonly string[],
): Reply {
  const { settings, outcomes } = context;
  const { flow, providerId, error } = ended;
  const outcome: WireOutcome = {
    flow,
    provider: providerId,
    error: error?.code ?? '',
    error_description: error?.description ?? '',
  };
  if (ended.mode === 'redirect') {
    return redirectReply(settings.origin + ended.returnTo, [...setCookies, outcomes.set(outcome, false)]);
  }
  const page = settings.completePages.get(ended.completePage ?? '');
  if (typeof page === 'string') {
    const address = `${settings.origin}${page.replace(/#.*/, '')}#flow=${flow}&outcome=${error ? 'error' : 'success'}`;
    return redirectReply(address, [...setCookies, outcomes.set(outcome, true)]);
  }
  const completion = {
    flow,
    provider: providerId,
    providerName: settings.providers.get(providerId)?.name ?? providerName(providerId),
    error,
    session: ended.session,
    keep: ended.state === undefined ? '?' : `?state=${ended.state}`,
    returnTo: ended.returnTo,
  };
  const words = request.words;
  const nonce = randomText(context.random, 16);
  return page && (!error || page.tellsFailure)
    ? ownHtmlPage(page, completion, settings, words, nonce, setCookies)
    : completePage(completion, settings, words, nonce, setCookies);
}

/**
 * Tells a failed flow's ending. Where no script waits for it, a person must be told in words.
 * @param byBrowser whether the failure is what the callback's address says.
 */
export async function replyToFailedLogin(
  context: EndpointContext,
  request: ParsedRequest,
  ending: Ending & { readonly state?: string },
  cookies: Cookies,
  cause: unknown,
  setCookies: readonly string[] = [],
  byBrowser = false,
): Promise<Reply> {
  const provider = context.settings.providers.get(ending.providerId);
  reportFailure(context.log, cause, { provider, ...(byBrowser ? { step: 'callback' } : {}) });
  const error = cause instanceof OAuthError ? cause : new OAuthError('server_error', '', cause);
  const { client } = ending;
  if (client) return replyToOtherOrigin(context, request, { ...ending, client, code: '', error }, setCookies);
  if (!ending.labelled && error.code !== 'access_denied') {
    if (!wantsPage(request)) return replyError(context, request, error, setCookies);
    const back = context.settings.origin + ending.returnTo;
    const words = request.words;
    return errorPage(error, back, words, randomText(context.random, 16), setCookies);
  }
  const kept = await context.sessions.read(cookies);
  const session = sessionResponse(
    kept.map(({ record }) => record),
    context.clock,
  );
  return replyToLogin(context, request, { ...ending, session, error }, setCookies);
}
