import type { RawUser, UserDetails } from '../../../providers/index.js';
import { filledFrom, nameAmong, text } from '../../../providers/user-fields.js';

/**
 * The claims of OpenID Connect Core section 5.1, and the names that plain OAuth providers commonly use. Claims that the user's JSON
 * omits come from the checked ID token (the user endpoint of ADFS sends only `sub`).
 */
export function userFromClaims(raw: RawUser, claims: RawUser): UserDetails {
  const all = filledFrom(claims, raw);
  const email = emailOf(raw, claims);
  const userNames = ['preferred_username', 'username', 'login'].map((name) => all[name]);
  return {
    name: nameAmong(email, all['name'], all['display_name'], joinedName(all), ...userNames),
    email,
    avatarUrl: text(all['picture']) ?? text(all['avatar_url']),
  };
}

function joinedName(all: RawUser): string | null {
  const names = [text(all['given_name']), text(all['family_name'])].filter((name) => name !== null);
  return names.join(' ') || null;
}

/** The e-mail address, unless one of the two says that it is not verified. */
function emailOf(raw: RawUser, claims: RawUser): string | null {
  const inRaw = text(raw['email']);
  const email = inRaw ?? text(claims['email']);
  const isSame = inRaw === null || claims['email'] === inRaw;
  const marks = [raw['email_verified'], raw['verified_email'], isSame ? claims['email_verified'] : undefined];
  const verified = marks.every(
    (value) => value === undefined || value === null || value === true || value === 'true',
  );
  return verified ? email : null;
}
