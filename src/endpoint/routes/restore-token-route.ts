import * as v from 'valibot';
import { OAuthError } from '../../protocol/errors.js';
import { authorizeSavedToken } from '../login/authorize-saved-token.js';
import { signIn } from '../login/sign-in.js';
import type { EndpointContext } from '../endpoint-context.js';
import { requestAfter } from '../sessions/cookies/set-cookie.js';
import { savedTokenInvalid } from '../tokens/saved-tokens.js';
import { jsonReply, withChanges, type Answer } from '../http/reply.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { requestedProvider, readPagePost } from './read-page-post.js';
import { requireSavedTokens } from './save-token-route.js';

const bodySchema = v.strictObject({
  provider: v.string(),
  saved_token: v.string(),
  fetch_user: v.optional(v.boolean(), true),
  fetch_groups: v.optional(v.boolean(), false),
  remember: v.optional(v.boolean(), false),
  max_age: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});

/**
 * `POST /token/restore`: signs in with a saved token. Replies as `GET /session` does.
 * @throws {OAuthError} `saved_token_invalid`, `reauth_required` with `max_age`.
 */
export async function restoreSession(context: EndpointContext, request: ParsedRequest): Promise<Answer> {
  const { sessions, savedTokens, caller, refresher } = context;
  const body = await readPagePost(context, request, bodySchema);
  const provider = await requestedProvider(context, request, body.provider);
  requireSavedTokens(context, provider);
  // Nobody is at the provider now, and a saved token does not say when anybody was.
  if (body.max_age !== undefined)
    throw new OAuthError(
      'reauth_required',
      'A saved sign-in cannot show when you last signed in at the provider.',
    );
  const forgottenAt = await sessions.forgottenAt(request, provider.id);
  const { token, ...saved } = await savedTokens.open(body.saved_token, provider.id, forgottenAt, caller);
  const { fetch_user: fetchUser, fetch_groups: fetchGroups, remember } = body;
  const wanted = { ...saved, fetchUser, fetchGroups, remember };
  const authorization = await authorizeSavedToken(context, provider, token, wanted, request);
  const { session, changes } = await signIn(context, request, authorization);
  // Last: whoever has forgotten it meanwhile has not found this session, and has left a mark before.
  if (await savedTokens.isForgotten(authorization)) {
    await sessions.end(requestAfter(request, changes), { provider: provider.id });
    throw savedTokenInvalid();
  }
  await refresher.written(authorization.token, authorization.savedId);
  return withChanges(jsonReply(JSON.stringify(session)), changes);
}
