import * as v from 'valibot';
import type { WireLogout } from '../../protocol/wire.js';
import type { EndpointContext } from '../endpoint-context.js';
import { endAndRevoke } from '../provider-calls/end-and-revoke.js';
import { jsonReply, withChanges, type Answer } from '../http/reply.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { requireProvider } from '../settings/require-provider.js';
import { readPagePost } from './read-page-post.js';

const bodySchema = v.strictObject({
  provider: v.optional(v.string()),
  forget: v.optional(v.boolean(), false),
});

/** `POST /logout`: signs the page's browser out. */
export async function endSession(context: EndpointContext, request: ParsedRequest): Promise<Answer> {
  const body = await readPagePost(context, request, bodySchema);
  if (body.provider !== undefined) requireProvider(context.settings, body.provider);
  const { changes, logoutUrl } = await endAndRevoke(context, request, body);
  return withChanges(jsonReply(JSON.stringify({ logout_url: logoutUrl } satisfies WireLogout)), changes);
}
