import * as oauth from 'oauth4webapi';
import type { CheckedProvider } from '../../settings/check-settings.js';
import { parseJwtClaims } from '../exact-json.js';
import type { ProviderClient } from '../provider-clients.js';
import { issuerOf } from '../provider-metadata.js';
import { jsonResponse } from '../buffered-response.js';
import type { TokenAnswer } from '../read-token-response.js';

/** The claims of an ID token that the protocol library has checked. */
export type CheckedClaims = Readonly<oauth.IDToken>;

/** What the ID token of a login must hold. */
export interface LoginChecks {
  /** `undefined` if none was sent: then it must have none. */
  readonly nonce: string | undefined;
  /** Whether the answer must have an ID token. */
  readonly required: boolean;
}

/**
 * Checks an answer's ID token (OpenID Connect Core section 3.1.3.7): algorithm, issuer, audience, authorized party, times,
 * types, nonce. Not its signature: the library would fetch rotated keys once a minute only.
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
  // With many issuers only the token tells its own, by its tenant, which `accepts` checks.
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
