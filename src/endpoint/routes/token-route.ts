import * as v from 'valibot';
import { OAuthError } from '../../protocol/errors.js';
import { againHeader, type WireToken } from '../../protocol/wire.js';
import { secondsOf } from '../runtime/clock.js';
import type { EndpointContext } from '../endpoint-context.js';
import { jsonReply, withChanges, type Answer } from '../http/reply.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { OperatorNote } from '../log/operator-note.js';
import { tokenNotAvailable } from '../log/request-messages.js';
import { currentToken } from '../refresh/current-token.js';
import { requestedProvider, readPagePost } from './read-page-post.js';
import { replyError } from '../pages/error-reply.js';

const bodySchema = v.strictObject({ provider: v.optional(v.string()) });

/** `POST /token`: gives the page its access token if the provider's settings allow it. Never the refresh token. */
export async function getToken(context: EndpointContext, request: ParsedRequest): Promise<Answer> {
  const { provider: id } = await readPagePost(context, request, bodySchema);
  const provider = await requestedProvider(context, request, id);
  if (provider.tokens !== 'page')
    throw new OAuthError(
      'token_not_available',
      "Pages may not have this provider's tokens.",
      new OperatorNote(
        tokenNotAvailable({ provider: provider.id, setting: `tokens: "page" of provider ${provider.id}` }),
      ),
    );
  const current = await currentToken(context, request, provider, { again: request.header(againHeader) });
  if (current.error) return withChanges(replyError(context, request, current.error), current.changes);
  const { accessToken, tokenType, scope, expiresAt } = current.token;
  const answer: WireToken = {
    access_token: accessToken,
    token_type: tokenType,
    scope,
    expires_in: expiresAt === null ? null : Math.max(0, expiresAt - secondsOf(context.clock)),
    expires_at: expiresAt,
  };
  return withChanges(jsonReply(JSON.stringify(answer)), current.changes);
}
