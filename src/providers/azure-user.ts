import type { RawUser, UserDetails } from './provider.js';
import { nameAmong, text } from './user-fields.js';

/** The tenant of all personal accounts. */
export const personalTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** The user from Graph's `/me`, or the profile of OpenID Connect, and from the ID token. */
export function describeUser(raw: RawUser, claims: RawUser): UserDetails {
  const email = verifiedEmailOf(raw, claims);
  return { name: nameAmong(email, raw['displayName'], raw['name'], claims['name']), email, avatarUrl: null };
}

/** The verified address. Microsoft has verified that of a personal account; for others the claim `xms_edov` says whether it is verified. */
function verifiedEmailOf(raw: RawUser, claims: RawUser): string | null {
  const verified = claims['xms_edov'];
  if (verified === true || verified === 1 || verified === '1' || verified === 'true')
    return text(claims['email']);
  if (text(claims['tid'])?.toLowerCase() !== personalTenant) return null;
  return text(claims['email']) ?? text(raw['mail']);
}

/**
 * Whether Graph's user is the person of the ID token: Graph's id equals the token's `oid`. The id of a personal account has 16 digits, and
 * `oid` is that id with zeros before it. A profile of OpenID Connect has `sub` instead.
 */
export function isSamePerson(raw: RawUser, claims: RawUser): boolean {
  if (raw['id'] === undefined) return text(raw['sub']) !== null && raw['sub'] === claims['sub'];
  const id = digitsOf(raw['id']);
  return id.length >= 16 && id.padStart(32, '0') === digitsOf(claims['oid']);
}

/** Graph's id of the person of an ID token. */
export function graphIdOf(claims: RawUser): string | null {
  const object = text(claims['oid']);
  const personal = text(claims['tid'])?.toLowerCase() === personalTenant;
  return (personal ? /^0{16}([\da-f]{16})$/.exec(digitsOf(object))?.[1] : undefined) ?? object;
}

/** An id without dashes; `""` for anything else. */
function digitsOf(id: unknown): string {
  const digits = text(id)?.replaceAll('-', '').toLowerCase() ?? '';
  return /^[\da-f]+$/.test(digits) ? digits : '';
}
