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

/** `POST /token/save`: gives the page its token as sealed text, to store until the next visit. */
export async function saveToken(context: EndpointContext, request: ParsedRequest): Promise<Answer> {
  const { sessions, savedTokens, caller } = context;
  const { provider: id } = await readPagePost(context, request, bodySchema);
  const provider = await requestedProvider(context, request, id);
  requireSavedTokens(context, provider);
  const stored = (await sessions.read(request)).find(({ record }) => record.provider === provider.id);
  if (!stored) throw new OAuthError('reauth_required', 'Nobody is signed in with that provider.');
  // Recorded in the session, so that sign-out does not revoke the saved token.
  const savedId = await savedTokens.idOf(stored.record);
  const record = { ...stored.record, saved: true as const, ...(savedId === undefined ? {} : { savedId }) };
  const { changes, records } = await sessions.write(request, record);
  // Another request may have refreshed its token meanwhile.
  const written = records.find(({ state }) => state === record.state);
  const answer: WireSavedToken = {
    saved_token: await savedTokens.seal(written ?? record, caller),
  };
  return withChanges(jsonReply(JSON.stringify(answer)), changes);
}

/** @throws {OAuthError} `token_not_available` if the settings forbid saving tokens. */
export function requireSavedTokens({ settings }: EndpointContext, { id }: CheckedProvider): void {
  if (!settings.savedTokens)
    throw new OAuthError(
      'token_not_available',
      'This site does not let sign-ins be saved.',
      new OperatorNote(tokenNotAvailable({ provider: id, setting: 'savedTokens: true' })),
    );
}
