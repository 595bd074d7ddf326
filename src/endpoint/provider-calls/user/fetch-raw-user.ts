import * as oauth from 'oauth4webapi';
import { OAuthError } from '../../../protocol/errors.js';
import type { RawUser } from '../../../providers/index.js';
import { valueAt } from '../../../providers/field-path.js';
import { isExact } from '../../../providers/user-fields.js';
import type { CheckedProvider } from '../../settings/check-settings.js';
import type { Exchanged } from '../token-endpoint/exchange-code.js';
import type { ProviderApi } from './provider-api.js';
import type { ProviderClient } from '../provider-clients.js';
import { parseExactJson } from '../network/exact-json.js';
import { verifySignature } from '../id-token/id-token-signature.js';
import { issuerOf } from '../id-token/expected-issuer.js';
import { isRefusal } from '../token-endpoint/normalize-token-response.js';
import { userRequestOf } from './user-request.js';

/**
 * The provider's own JSON about the user: from the token response if the settings say so, otherwise from the user endpoint, otherwise from
 * the claims of the checked ID token.
 * @throws {OAuthError} `user_fetch_failed`, `provider_unreachable`.
 */
export async function fetchRawUser(
  provider: CheckedProvider,
  client: ProviderClient,
  { token, claims, user, forUser = {} }: Exchanged,
  api: ProviderApi,
): Promise<RawUser> {
  if (user !== undefined) return samePerson(provider, user, claims);
  const { signer } = client;
  const endpoint = client.metadata.userinfo_endpoint;
  const { userRequest, userAnswerFields } = provider;
  // Nothing unsigned says who signed in, wherever it comes from.
  if (signer && userRequest?.answerUnder === undefined)
    throw failed('The provider did not sign who signed in.');
  if (claims && client.openid && endpoint && !provider.sameUserFn && !userRequest)
    return fetchUserInfo(provider, client, endpoint, token.accessToken, claims);
  if (claims && !endpoint) return claims;
  if (!endpoint) throw failed(`No userEndpoint is set for ${provider.id}.`);
  const { url, init } = userRequest
    ? await userRequestOf(endpoint, userRequest, {
        accessToken: token.accessToken,
        clientSecret: provider.clientSecret,
        answer: forUser,
        ...(signer ? { sign: (fields) => signer.signed(fields) } : {}),
      })
    : { url: endpoint, init: undefined };
  const answer = (await api.get(url, init, userJsonIn(userRequest?.answerUnder, signer))) as RawUser | null;
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) throw nobody();
  // Refusals of WeChat, WeCom and Alipay have the status 200.
  if (isRefusal(answer)) throw failed('The provider refuses to say who signed in.');
  const more = userAnswerFields.filter((name) => Object.hasOwn(forUser, name));
  return samePerson(
    provider,
    more.length ? { ...answer, ...Object.fromEntries(more.map((name) => [name, forUser[name]])) } : answer,
    claims,
  );
}

/** Reads the user in an answer: of a signed one only what is signed. */
function userJsonIn(
  under: string | undefined,
  signer: ProviderClient['signer'],
): ((text: string) => Promise<unknown>) | undefined {
  if (under === undefined) return undefined;
  return async (text) => {
    if (!signer) return valueAt(parseExactJson(text), under);
    const opened = await signer.opened(text, under);
    if (opened === undefined) throw failed('The provider refuses to say who signed in.');
    return parseExactJson(opened);
  };
}

/** The response is JSON or a signed JWT (OpenID Connect Core section 5.3). */
async function fetchUserInfo(
  provider: CheckedProvider,
  { fetch, metadata, keys }: ProviderClient,
  endpoint: string,
  accessToken: string,
  claims: RawUser,
): Promise<RawUser> {
  const response = await fetch(endpoint, {
    headers: {
      accept: 'application/json, application/jwt',
      authorization: `Bearer ${accessToken}`,
      'user-agent': 'oauth-elements',
    },
  });
  const server = { ...metadata, issuer: issuerOf(provider, metadata, claims) };
  const client = { client_id: provider.clientId };
  // The subject must equal the ID token's, or the profile may be somebody else's (S7).
  const raw = await oauth.processUserInfoResponse(server, client, String(claims['sub']), response);
  const isSigned = response.header('content-type')?.split(';')[0] === 'application/jwt';
  if (isSigned) await verifySignature(response.readText(), provider, keys);
  // The library parses a signed response (JWT), and its numbers may have lost digits.
  if (!isExactJson(raw)) throw nobody();
  return raw;
}

function samePerson(
  { sameUserFn, userRequest }: CheckedProvider,
  raw: RawUser,
  claims: RawUser | undefined,
): RawUser {
  const isSubject = !userRequest || claims === undefined || raw['sub'] === claims['sub'];
  const same: unknown = claims && sameUserFn ? sameUserFn(raw, claims) : isSubject;
  if (same !== true) throw failed('The provider described somebody else than it signed in.');
  return raw;
}

function isExactJson(value: unknown): boolean {
  if (typeof value === 'number') return isExact(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isExactJson);
}

export function nobody(): OAuthError {
  return failed('The provider did not say who signed in.');
}

function failed(description: string): OAuthError {
  return new OAuthError('user_fetch_failed', description);
}
