import { OAuthError } from '../../protocol/errors.js';
import { providerName } from '../../protocol/provider-names.js';
import type { EndpointContext } from '../endpoint-context.js';
import { outcomeOf, type LoginResult } from './login-result.js';
import { redirectReply, withChanges, type Answer } from '../http/reply.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { completePage } from '../pages/complete-page.js';
import { errorPage } from '../pages/error-page.js';
import { ownHtmlPage } from '../pages/own-html-page.js';
import { reportFailure } from '../log/report-failure.js';
import { randomText } from '../runtime/random.js';
import { replyToOtherOrigin } from '../cross-origin/cross-origin-login-reply.js';
import { replyError, wantsPage } from '../pages/error-reply.js';
import { sessionResponse } from '../sessions/session-response.js';
import type { SessionChanges } from '../sessions/session-store.js';

/**
 * Tells the result of a login where it was begun: on the completion page, the app's own, back on the page itself, or at the
 * other origin. The app's own HTML is never shown for a failure that it has no part for.
 * @param request the page speaks its language.
 */
export function replyToLogin(
  context: EndpointContext,
  request: ParsedRequest,
  result: LoginResult,
  changes: SessionChanges,
): Answer {
  const { settings, outcomes } = context;
  const { target, error } = result;
  const { flow, providerId, returnTo, client } = target;
  if (client) return withChanges(replyToOtherOrigin(context, request, result, client), changes);
  if (target.mode === 'redirect')
    return withChanges(redirectReply(settings.origin + returnTo), [
      ...changes,
      outcomes.set(outcomeOf(result), false),
    ]);
  const page = settings.completePages.get(target.completePage ?? '');
  if (typeof page === 'string') {
    const address = `${settings.origin}${page.replace(/#.*/, '')}#flow=${flow}&outcome=${error ? 'error' : 'success'}`;
    return withChanges(redirectReply(address), [...changes, outcomes.set(outcomeOf(result), true)]);
  }
  const completion = {
    result,
    providerName: settings.providers.get(providerId)?.name ?? providerName(providerId),
  };
  const nonce = randomText(context.random, 16);
  const reply =
    page && (!error || page.tellsFailure)
      ? ownHtmlPage(page, completion, settings, request.words, nonce)
      : completePage(completion, settings, request.words, nonce);
  return withChanges(reply, changes);
}

/**
 * Tells the failure of a login. Where no script waits for it, a person has to read it.
 * @param byBrowser whether the callback's address says that it failed.
 */
export async function replyToFailedLogin(
  context: EndpointContext,
  request: ParsedRequest,
  { target, state }: Pick<LoginResult, 'target' | 'state'>,
  cause: unknown,
  changes: SessionChanges = [],
  byBrowser = false,
): Promise<Answer> {
  const provider = context.settings.providers.get(target.providerId);
  reportFailure(context.log, cause, { provider, ...(byBrowser ? { step: 'callback' } : {}) });
  const error = cause instanceof OAuthError ? cause : new OAuthError('server_error', '', cause);
  if (target.client) return replyToLogin(context, request, { target, error, state }, changes);
  if (!target.labelled && error.code !== 'access_denied') {
    if (!wantsPage(request)) return withChanges(replyError(context, request, error), changes);
    const back = context.settings.origin + target.returnTo;
    const page = errorPage(error, back, request.words, randomText(context.random, 16));
    return withChanges(page, changes);
  }
  const stored = await context.sessions.read(request);
  const session = sessionResponse(
    stored.map(({ record }) => record),
    context.clock,
  );
  return replyToLogin(context, request, { target, error, session, state }, changes);
}
