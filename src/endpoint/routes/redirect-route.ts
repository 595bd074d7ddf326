import type { EndpointContext } from '../endpoint-context.js';
import { readForm } from '../http/read-body.js';
import type { Reply } from '../http/reply.js';
import type { EndpointRequest } from '../http/endpoint-request.js';
import { wordsFor } from '../pages/page-language.js';
import { repostPage, repostedField } from '../pages/repost-page.js';
import { randomText } from '../runtime/random.js';
import { finishLogin } from '../login/finish-login.js';

/**
 * `POST /redirect[/{provider}]`, or a provider's own `redirectUrl`: the provider has the browser post the callback as a form (OAuth 2.0 Form Post Response
 * Mode), as Apple does. Such a request of another site brings no `SameSite=Lax` cookie: a page of ours posts it again, now
 * same-origin and with them. So the code stays out of every URL, and the flow's cookie `Lax` (S16).
 */
export async function finishPostedLogin(context: EndpointContext, request: EndpointRequest): Promise<Reply> {
  const fields = await readForm(request);
  // Once only: a browser that says nothing of where a request is from must not go round for ever.
  const isReposted = request.header('sec-fetch-site') === 'same-origin' || fields.has(repostedField);
  if (isReposted) return finishLogin(context, request, fields);
  const { settings, random } = context;
  return repostPage(fields, settings, wordsFor(request.header('accept-language')), randomText(random, 16));
}
