import * as oauth from 'oauth4webapi';
import type { CheckedProvider } from '../settings/check-settings.js';
import { parseJwtClaims } from './exact-json.js';
import type { ProviderClient } from './provider-clients.js';
import { issuerOf } from './provider-metadata.js';
import { jsonResponse } from './text-response.js';
import type { TokenAnswer } from './token-answer.js';

/** Claims of an ID token that was checked, as far as the protocol library goes. */
export type CheckedClaims = Readonly<oauth.IDToken>;

/** What the ID token of a login must have. */
export interface LoginChecks {
  /** `undefined` where none was sent: then it must have none. */
  readonly nonce: string | undefined;
  /** Whether the answer must bring one. */
  readonly required: boolean;
}

/**
 * Checks an answer's ID token (OpenID Connect Core section 3.1.3.7): algorithm, issuer, audience, authorized party, times,
 * types, nonce. Not its signature: the library would look for a rotated key once a minute only.
 * @param login absent at a refresh, whose answer need not repeat the nonce (section 12.2).
 * @throws {Error} the library's own.
 */
export async function checkOpenIdAnswer(
  answer: TokenAnswer,
  provider: CheckedProvider,
  { metadata }: ProviderClient,
  login?: LoginChecks,
): Promise<CheckedClaims | undefined> {
  const { id_token: idToken } = answer;
  if (idToken === undefined && !login?.required) return undefined;
  // Which of many issuers it must be from, only the token itself says: by the tenant in it, which `accepts` judges.
  const claims = idToken === undefined ? {} : parseJwtClaims(idToken);
  const server = { ...metadata, issuer: issuerOf(provider, metadata, claims) };
  const client = { client_id: provider.clientId };
  const response = jsonResponse(answer);
  const checked = login
    ? await oauth.processAuthorizationCodeResponse(server, client, response, {
        ...(login.nonce === undefined ? {} : { expectedNonce: login.nonce }),
        requireIdToken: login.required,
      })
    : await oauth.processRefreshTokenResponse(server, client, response);
  return oauth.getValidatedIdTokenClaims(checked);
}
