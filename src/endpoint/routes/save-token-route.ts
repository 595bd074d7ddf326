import * as v from 'valibot';
import { OAuthError } from '../../protocol/errors.js';
import type { WireSavedToken } from '../../protocol/wire.js';
import type { EndpointContext } from '../endpoint-context.js';
import { jsonReply, withChanges, type Answer } from '../http/reply.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { OperatorNote } from '../log/operator-note.js';
import { tokenNotAvailable } from '../log/request-messages.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import { requestedProvider, readPagePost } from './read-page-post.js';

const bodySchema = v.strictObject({ provider: v.optional(v.string()) });

/** `POST /token/save`: the token as sealed text, for the page to keep. */
export async function saveToken(context: EndpointContext, request: ParsedRequest): Promise<Answer> {
  const { sessions, savedTokens, caller } = context;
  const { provider: asked } = await readPagePost(context, request, bodySchema);
  const provider = await requestedProvider(context, request, asked);
  requireSavedTokens(context, provider);
  const stored = (await sessions.read(request)).find(({ record }) => record.provider === provider.id);
  if (!stored) throw new OAuthError('reauth_required', 'Nobody is signed in with that provider.');
  // Signing out must not end what was saved: the session has to know.
  const { changes } = await sessions.write(request, { ...stored.record, saved: true });
  const answer: WireSavedToken = {
    saved_token: await savedTokens.seal(stored.record, caller),
  };
  return withChanges(jsonReply(JSON.stringify(answer)), changes);
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
