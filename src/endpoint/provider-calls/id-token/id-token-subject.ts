import { base64url } from '../../runtime/random.js';
import type { AuthorizationRecord, SignedIn } from '../../sessions/session-record.js';

type Claims = Readonly<Record<string, unknown>>;

/**
 * Identifies the sign-in, to compare later ID tokens with it (OpenID Connect Core section 12.2). It is short, whatever the
 * length of the subject.
 */
export async function signedInBy(claims: Claims): Promise<SignedIn> {
  const { iss, sub, nonce } = claims;
  const subject = await shortHashOf(iss, sub);
  return typeof nonce === 'string' ? { subject, nonce } : { subject };
}

/** Whether an ID token is about the same person and the same sign-in as an earlier one. */
export async function isSameSignIn(claims: Claims, { subject, nonce }: SignedIn): Promise<boolean> {
  const { iss, sub, nonce: repeated } = claims;
  // An ID token of a refresh needs no nonce; if it has one, it must be the first one's.
  const isSameNonce = repeated === undefined || nonce === undefined || repeated === nonce;
  return isSameNonce && (await shortHashOf(iss, sub)) === subject;
}

/**
 * The person's session at the provider, which a logout token may name (OpenID Connect Back-Channel Logout section 2.1).
 * @param issuedAt `iat` of the ID token.
 */
export async function sessionAtProvider(
  { iss, sid }: Claims,
  issuedAt: number,
): Promise<NonNullable<AuthorizationRecord['atProvider']>> {
  return isNamed(sid) ? { sid: await shortHashOf(iss, sid), issuedAt } : { issuedAt };
}

const isNamed = (name: unknown): boolean => typeof name === 'string' && name !== '';

/** Of an issuer and a name that it gave: a subject or a session id. */
export async function shortHashOf(iss: unknown, name: unknown): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify([iss, name]));
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', text)).slice(0, 16));
}
