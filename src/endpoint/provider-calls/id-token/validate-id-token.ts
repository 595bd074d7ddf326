import * as oauth from 'oauth4webapi';
import type { CheckedProvider } from '../../settings/check-settings.js';
import { parseJwtClaims } from '../network/exact-json.js';
import type { ProviderClient } from '../provider-clients.js';
import { issuerOf } from './expected-issuer.js';
import { jsonResponse } from '../network/buffered-response.js';
import type { TokenResponse } from '../token-endpoint/read-token-response.js';

/** The claims of an ID token, checked by the protocol library. */
export type CheckedClaims = Readonly<oauth.IDToken>;

/** What the ID token of a login must contain. */
export interface LoginChecks {
  /** `undefined` if the authorization request had none: then the ID token must have none. */
  readonly nonce: string | undefined;
  /** Whether the token response must have an ID token. */
  readonly required: boolean;
}

/**
 * Checks the ID token of a token response (OpenID Connect Core section 3.1.3.7): algorithm, issuer, audience, authorized party,
 * times, types, nonce. It does not check the signature: the library would fetch rotated keys only once a minute.
 * @param login absent at a refresh, whose response need not repeat the nonce (section 12.2).
 * @throws {Error} of the library.
 */
export async function validateIdToken(
  tokens: TokenResponse,
  provider: CheckedProvider,
  { metadata }: ProviderClient,
  login?: LoginChecks,
): Promise<CheckedClaims | undefined> {
  const { id_token: idToken } = tokens;
  if (idToken === undefined && !login?.required) return undefined;
  // With an issuer for each tenant, the token's own tenant names the issuer; `accepts` checks the tenant.
  const claims = idToken === undefined ? {} : parseJwtClaims(idToken);
  const server = { ...metadata, issuer: issuerOf(provider, metadata, claims) };
  const client = { client_id: provider.clientId };
  const response = jsonResponse(tokens);
  const checked = login
    ? await oauth.processAuthorizationCodeResponse(server, client, response, {
        ...(login.nonce === undefined ? {} : { expectedNonce: login.nonce }),
        requireIdToken: login.required,
      })
    : await oauth.processRefreshTokenResponse(server, client, response);
  return oauth.getValidatedIdTokenClaims(checked);
}
