import { OAuthError } from '../../protocol/errors.js';
import type { EndpointContext } from '../endpoint-context.js';
import { outcomeOf, providerNameOf, type LoginResult } from './login-result.js';
import { redirectReply, withChanges, type Answer } from '../http/reply.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { completePage } from '../pages/complete-page.js';
import { errorPage } from '../pages/error-page.js';
import { ownHtmlPage } from '../pages/own-html-page.js';
import { reportFailure } from '../log/report-failure.js';
import { pageContext } from '../pages/page-context.js';
import { replyToOtherOrigin } from '../cross-origin/cross-origin-login-reply.js';
import { tellError } from '../events/tell-events.js';
import { replyError, wantsPage } from '../pages/error-reply.js';
import { sessionResponse } from '../sessions/session-response.js';
import type { SessionChanges } from '../sessions/session-store.js';

/**
 * Replies with the result of a login: on our completion page or the app's own, by a redirect to the page that started it, or to
 * the other origin. If the app's own HTML has no part for failures, our page shows them.
 */
export function replyToLogin(
  context: EndpointContext,
  request: ParsedRequest,
  result: LoginResult,
  changes: SessionChanges,
): Answer {
  const { settings, outcomes } = context;
  const { target, error } = result;
  const { flow, returnTo, client } = target;
  if (client) return withChanges(replyToOtherOrigin(context, request, result, client), changes);
  if (target.mode === 'redirect')
    return withChanges(redirectReply(settings.origin + returnTo), [
      ...changes,
      outcomes.set(outcomeOf(result), { byLabel: false }),
    ]);
  const page = settings.completePages.get(target.completePage ?? '');
  if (typeof page === 'string') {
    const address = `${settings.origin}${page.replace(/#.*/, '')}#flow=${flow}&outcome=${error ? 'error' : 'success'}`;
    return withChanges(redirectReply(address), [
      ...changes,
      outcomes.set(outcomeOf(result), { byLabel: true }),
    ]);
  }
  const provider = providerNameOf(result, settings);
  const pageData = pageContext(context, request);
  const reply =
    page && (!error || page.tellsFailure)
      ? ownHtmlPage(page, result, provider, settings, pageData.locale, pageData.nonce)
      : completePage(result, provider, settings, pageData);
  return withChanges(reply, changes);
}

interface FailureOptions {
  readonly changes?: SessionChanges;
  readonly byBrowser?: boolean;
}

/**
 * Replies with the failure of a login, and reports it to the operator. If no script waits for the result, it is a page that the
 * person reads.
 * @param options what the reply changes in the browser, and whether the browser brought the error, in the callback.
 */
export async function replyToFailedLogin(
  context: EndpointContext,
  request: ParsedRequest,
  { target, state, again }: Pick<LoginResult, 'target' | 'state' | 'again'>,
  cause: unknown,
  { changes = [], byBrowser = false }: FailureOptions = {},
): Promise<Answer> {
  const provider = context.settings.providers.get(target.providerId);
  reportFailure(context.log, cause, { provider, ...(byBrowser ? { step: 'callback' } : {}) });
  const error = cause instanceof OAuthError ? cause : new OAuthError('server_error', '', cause);
  if (!context.toldFailures.has(Object(cause) as object)) {
    context.toldFailures.add(Object(cause) as object);
    await tellError(context, 'login', error, provider?.id);
  }
  if (target.client) return replyToLogin(context, request, { target, error, state }, changes);
  if (!target.labelled && error.code !== 'access_denied') {
    if (!wantsPage(request)) return withChanges(replyError(context, request, error), changes);
    const back = context.settings.origin + target.returnTo;
    const page = errorPage(error, { back, again }, pageContext(context, request), provider?.name);
    return withChanges(page, changes);
  }
  const stored = await context.sessions.read(request);
  const session = sessionResponse(
    stored.map(({ record }) => record),
    context.clock,
  );
  return replyToLogin(context, request, { target, error, session, state, again }, changes);
}
