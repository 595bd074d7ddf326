import { base64url } from '../../runtime/random.js';
import type { SignedIn } from '../../sessions/session-record.js';

type Claims = Readonly<Record<string, unknown>>;

/**
 * What later ID tokens of the same sign-in are compared with (OpenID Connect Core section 12.2): short, whatever the length
 * of the subject.
 */
export async function signedInBy(claims: Claims): Promise<SignedIn> {
  const { iss, sub, nonce } = claims;
  const subject = await subjectOf(iss, sub);
  return typeof nonce === 'string' ? { subject, nonce } : { subject };
}

/** Whether an ID token is about the person, and of the sign-in, that an earlier one was about. */
export async function isSameSignIn(claims: Claims, { subject, nonce }: SignedIn): Promise<boolean> {
  const { iss, sub, nonce: repeated } = claims;
  // A refreshed one needs no nonce; one that is there must be the first's.
  const fits = repeated === undefined || nonce === undefined || repeated === nonce;
  return fits && (await subjectOf(iss, sub)) === subject;
}

export async function subjectOf(iss: unknown, sub: unknown): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify([iss, sub]));
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', text)).slice(0, 16));
}
