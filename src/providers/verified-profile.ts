import type { RawUser, UserDetails } from './provider.js';
import { nameAmong, text, verifiedEmail } from './user-fields.js';

/** The user of an OpenID provider that marks verified addresses: from its user endpoint, else from the ID token. */
export function verifiedProfile(raw: RawUser, _get: unknown, claims: RawUser): UserDetails {
  const email = verifiedEmail(raw) ?? verifiedEmail(claims);
  return {
    // Auth0 makes the address the name of people who sign up with a password.
    name: nameAmong(email, raw['name'], claims['name'], raw['nickname'], claims['nickname']),
    email,
    avatarUrl: text(raw['picture']) ?? text(claims['picture']),
  };
}
