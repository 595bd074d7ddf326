import * as v from 'valibot';
import { OAuthError } from '../../protocol/errors.js';
import type { WireLogout } from '../../protocol/wire.js';
import type { EndpointContext } from '../context.js';
import { parseCookies } from '../http/cookies.js';
import { readJson, requireOwnPost } from '../http/guards.js';
import { jsonReply, type Reply } from '../http/reply.js';
import type { EndpointRequest } from '../http/request.js';

const bodySchema = v.strictObject({ provider: v.optional(v.string()) });

/** `POST /logout`: ends the session, at one provider or at all. */
export async function endSession(
  { settings, sessions }: EndpointContext,
  request: EndpointRequest,
): Promise<Reply> {
  requireOwnPost(request, settings.origin);
  const body = v.safeParse(bodySchema, await readJson(request));
  if (!body.success)
    throw new OAuthError('invalid_request', 'The body may hold a provider and nothing else.');
  const { provider } = body.output;
  if (provider !== undefined && !settings.providers.has(provider)) {
    throw new OAuthError('provider_unknown', 'There is no such provider here.');
  }
  const setCookies = sessions.end(parseCookies(request.header('cookie')), provider);
  return jsonReply(JSON.stringify({ logout_url: null } satisfies WireLogout), setCookies);
}
