import * as v from 'valibot';
import type { WireLogout } from '../../protocol/wire.js';
import type { EndpointContext } from '../endpoint-context.js';
import { revokeAtProvider, endSessionUrl } from '../provider-calls/provider-logout.js';
import { jsonReply, withChanges, type Answer } from '../http/reply.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { requireProvider } from '../settings/require-provider.js';
import { readPagePost } from './read-page-post.js';

const bodySchema = v.strictObject({
  provider: v.optional(v.string()),
  forget: v.optional(v.boolean(), false),
});

/** Milliseconds that providers may delay the reply. */
const longestDelayMs = 2000;

/**
 * `POST /logout`: ends the session with one provider or all, then revokes their tokens (RFC 7009). Whether or not a provider does
 * so, the browser is signed out.
 */
export async function endSession(context: EndpointContext, request: ParsedRequest): Promise<Answer> {
  const { settings, sessions, savedTokens } = context;
  const { provider, forget } = await readPagePost(context, request, bodySchema);
  if (provider !== undefined) requireProvider(settings, provider);
  const ended = (await sessions.read(request))
    .map(({ record }) => record)
    .filter((record) => provider === undefined || record.provider === provider);
  if (forget) await savedTokens.forget(ended);
  const changes = await sessions.end(request, { provider, forget });
  const done = new AbortController();
  const orNull = <T>(work: Promise<T>): Promise<T | null> =>
    Promise.race([work, context.wait(longestDelayMs, done.signal).then(() => null)]);
  const [logoutUrl] = await Promise.all([
    orNull(endSessionUrl(context, ended.at(-1))),
    orNull(Promise.all(ended.map((record) => revokeAtProvider(context, record, forget)))),
  ]);
  done.abort();
  return withChanges(jsonReply(JSON.stringify({ logout_url: logoutUrl } satisfies WireLogout)), changes);
}
