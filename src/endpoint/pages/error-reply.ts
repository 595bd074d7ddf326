import type { OAuthError } from '../../protocol/errors.js';
import type { WireError } from '../../protocol/wire.js';
import type { EndpointContext } from '../endpoint-context.js';
import { prefersHtml } from '../http/accept-headers.js';
import { jsonReply, withHeader, type Answer, type Reply } from '../http/reply.js';
import { ProviderBusy } from '../provider-calls/errors/provider-error.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { statusOf } from '../http/error-status.js';
import { RateLimited } from '../limits/rate-limited.js';
import { withMark } from '../refresh/session-outdated.js';
import type { CheckedSettings } from '../settings/check-settings.js';
import { storeRetryAfter } from '../sessions/stored/shared-store.js';
import { errorPage } from './error-page.js';
import { pageContext } from './page-context.js';

/** True where a person looks at the answer. */
export function wantsPage(request: Pick<ParsedRequest, 'header'>): boolean {
  return prefersHtml(request.header('accept'));
}

/** An error as JSON, or as a page for a person. */
export function replyError(context: EndpointContext, request: ParsedRequest, error: OAuthError): Reply {
  const { settings } = context;
  if (wantsPage(request)) {
    const out = { back: `${settings.origin}/`, again: loginOfCallback(settings, request) };
    return withRetryAfter(errorPage(error, out, pageContext(context, request)), error);
  }
  const body: WireError = { error: error.code, error_description: error.description };
  const refused = error.code === 'origin_not_allowed';
  const json = jsonReply(JSON.stringify(body), statusOf(error.code));
  return withRetryAfter(withMark(refused ? noticeableByAll(json) : json, error), error);
}

/** The reply with the time after which to try again, if that is known (RFC 9110 section 10.2.3). */
export function withRetryAfter(reply: Answer, error: OAuthError): Answer {
  const known = error instanceof ProviderBusy || error instanceof RateLimited ? error.retryAfter : null;
  const seconds = error.code === 'store_unavailable' ? storeRetryAfter : known;
  return seconds === null ? reply : withHeader(reply, 'retry-after', String(seconds));
}

/** A login with the provider to which alone a callback at this path belongs. */
function loginOfCallback(
  { providers, endpointUrl }: CheckedSettings,
  { path }: ParsedRequest,
): string | undefined {
  const [provider, another] = [...providers.values()].filter(({ redirectPath }) => redirectPath === path);
  return provider && !another ? `${endpointUrl}/login/${provider.id}` : undefined;
}

/**
 * A page that is not listed can't read this answer, but notices that there is one, and tells its developer so: nothing in
 * it is about a person.
 */
function noticeableByAll(reply: Reply): Reply {
  const headers = reply.headers.map(
    ([name, value]) => [name, name === 'cross-origin-resource-policy' ? 'cross-origin' : value] as const,
  );
  return { ...reply, headers };
}
