import * as v from 'valibot';
import { OAuthError } from '../../protocol/errors.js';
import { isFlowLabel } from '../../protocol/flow-label.js';
import type { EndpointContext } from '../endpoint-context.js';
import { signIn } from '../login/sign-in.js';
import { revokeAtProvider } from '../provider-calls/provider-logout.js';
import { jsonReply, withChanges, type Answer } from '../http/reply.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { readPagePost } from './read-page-post.js';

const bodySchema = v.strictObject({
  flow: v.pipe(v.string(), v.check(isFlowLabel)),
  code: v.string(),
  verifier: v.pipe(v.string(), v.regex(/^[\w.~-]{43,128}$/)),
});

/**
 * `POST /redeem`: exchanges the one-time code of an embedding site or native app for a session of its own. Replies as
 * `GET /session` does.
 */
export async function redeemCode(context: EndpointContext, request: ParsedRequest): Promise<Answer> {
  const { caller, codes } = context;
  const body = await readPagePost(context, request, bodySchema);
  if (caller.app === undefined)
    throw new OAuthError('origin_not_allowed', 'Only clients of another origin redeem codes.');
  const { session, changes } = await codes.redeem(
    body,
    caller,
    (authorization) => signIn(context, request, authorization),
    (authorization) => revokeAtProvider(context, authorization, { forget: true }),
  );
  return withChanges(jsonReply(JSON.stringify(session)), changes);
}
