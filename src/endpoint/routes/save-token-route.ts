import * as v from 'valibot';
import { OAuthError } from '../../protocol/errors.js';
import type { WireSavedToken } from '../../protocol/wire.js';
import type { EndpointContext } from '../endpoint-context.js';
import { jsonReply, type Reply } from '../http/reply.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { OperatorNote } from '../log/operator-note.js';
import { tokenNotAvailable } from '../log/request-messages.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import { requestedProvider, readPagePost } from './read-page-post.js';

const bodySchema = v.strictObject({ provider: v.optional(v.string()) });

/** `POST /token/save`: the token as sealed text, for the page to keep. */
export async function saveToken(context: EndpointContext, request: ParsedRequest): Promise<Reply> {
  const { sessions, savedTokens, caller } = context;
  const { provider: asked } = await readPagePost(context, request, bodySchema);
  const { cookies } = request;
  const provider = await requestedProvider(context, cookies, asked);
  requireSavedTokens(context, provider);
  const kept = (await sessions.read(cookies)).find(({ record }) => record.provider === provider.id);
  if (!kept) throw new OAuthError('reauth_required', 'Nobody is signed in with that provider.');
  // Signing out must not end what was saved: the session has to know.
  const { setCookies } = await sessions.write(cookies, { ...kept.record, saved: true });
  const answer: WireSavedToken = {
    saved_token: await savedTokens.seal(kept.record, caller),
  };
  return jsonReply(JSON.stringify(answer), setCookies);
}

/** @throws {OAuthError} `token_not_available` where the settings say that nothing may be saved. */
export function requireSavedTokens({ settings }: EndpointContext, { id }: CheckedProvider): void {
  if (!settings.savedTokens)
    throw new OAuthError(
      'token_not_available',
      'This site does not let sign-ins be saved.',
      new OperatorNote(tokenNotAvailable({ provider: id, setting: 'savedTokens: true' })),
    );
}
