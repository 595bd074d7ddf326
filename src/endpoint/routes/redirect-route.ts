import type { EndpointContext } from '../endpoint-context.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { readForm } from '../http/read-body.js';
import type { Answer } from '../http/reply.js';
import { finishLogin } from '../login/finish-login.js';
import { pageContext } from '../pages/page-context.js';
import { repostPage, repostedField } from '../pages/repost-page.js';

/** `GET /redirect[/{provider}]`, or a provider's own `redirectUrl`: the URL holds the authorization response. */
export async function receiveCallback(context: EndpointContext, request: ParsedRequest): Promise<Answer> {
  return finishLogin(context, request, request.query);
}

/**
 * `POST` to the same URLs: the browser posts the authorization response as a form (OAuth 2.0 Form Post Response Mode), as Apple
 * requires. A cross-site POST carries no `SameSite=Lax` cookie, so a page of ours posts the form again, now same-origin and with the
 * cookies. The code stays out of every URL, and the cookies stay `Lax` (S16).
 */
export async function receivePostedCallback(
  context: EndpointContext,
  request: ParsedRequest,
): Promise<Answer> {
  const fields = await readForm(request);
  // Only once: a browser without `Sec-Fetch-Site` must not repeat it for ever.
  const isReposted = request.header('sec-fetch-site') === 'same-origin' || fields.has(repostedField);
  if (isReposted) return finishLogin(context, request, fields);
  return repostPage(fields, context.settings, pageContext(context, request));
}
