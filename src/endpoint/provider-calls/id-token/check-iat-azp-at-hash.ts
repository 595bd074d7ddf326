import { OAuthError } from '../../../protocol/errors.js';
import { base64url, fromBase64url } from '../../runtime/random.js';
import { secondsOf, type Clock } from '../../runtime/clock.js';

type Claims = Readonly<Record<string, unknown>>;

/** Seconds by which the provider's clock may be ahead of ours: an ID token from further in the future is refused. */
export const maxClockSkewSeconds = 300;

/** What an ID token is checked against. */
export interface IdTokenContext {
  readonly clientId: string;
  /** The access token of the same response. */
  readonly accessToken: string;
  readonly clock: Clock;
}

/**
 * The checks of an ID token that the protocol library does not make (OpenID Connect Core sections 3.1.3.7 and 3.1.3.8): `iat`
 * is not in the future, `azp` is this client, `at_hash` is that of the access token of the same response.
 * @throws {IdTokenRefused}
 */
export async function checkIatAzpAtHash(
  idToken: string,
  claims: Claims,
  { clientId, accessToken, clock }: IdTokenContext,
): Promise<void> {
  const { iat, azp, at_hash: hash } = claims;
  if (typeof iat === 'number' && iat > secondsOf(clock) + maxClockSkewSeconds)
    throw new IdTokenRefused('iat', 'It was made in the future (iat).');
  if (azp !== undefined && azp !== clientId)
    throw new IdTokenRefused('azp', 'It is for the use of another client (azp).');
  if (hash !== undefined && hash !== (await hashOf(accessToken, idToken)))
    throw new IdTokenRefused('at_hash', 'It belongs to another access token (at_hash).');
}

/** `id_token_invalid`, because of one of its claims. */
export class IdTokenRefused extends OAuthError {
  readonly claim: string;

  constructor(claim: string, why: string) {
    super('id_token_invalid', `The provider's ID token is not valid. ${why}`);
    this.claim = claim;
  }
}

/** The left half of the access token's hash, by the hash function of the signature; `undefined` for an unknown algorithm. */
async function hashOf(accessToken: string, idToken: string): Promise<string | undefined> {
  const [, bits = algorithmOf(idToken).startsWith('Ed') ? '512' : ''] =
    /(256|384|512)$/.exec(algorithmOf(idToken)) ?? [];
  if (!bits) return undefined;
  const digest = await crypto.subtle.digest(`SHA-${bits}`, new TextEncoder().encode(accessToken));
  return base64url(new Uint8Array(digest.slice(0, digest.byteLength / 2)));
}

function algorithmOf(idToken: string): string {
  const header = JSON.parse(new TextDecoder().decode(fromBase64url(idToken.split('.')[0] ?? ''))) as {
    alg?: unknown;
  };
  return typeof header.alg === 'string' ? header.alg : '';
}
