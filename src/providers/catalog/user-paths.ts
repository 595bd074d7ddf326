import { valueAt } from '../field-path.js';
import type { OAuthProviderOptions, ProviderGet, RawUser } from '../provider.js';
import { filledFrom, idText, nameAmong } from '../user-fields.js';

/** A second call for the verified address, where the user's JSON has none. */
export interface EmailList {
  readonly url: string;
  /** The path of the list in the answer. Default: the answer itself. */
  readonly under?: string;
  /** Paths in an item of the list. */
  readonly address: string;
  readonly primary: string;
  readonly verified: string;
}

/**
 * Where the user's JSON has what pages see. A path is names and indexes with dots between them (`data.0.id`); a text with braces is
 * made of paths (`{first_name} {last_name}`).
 */
export interface UserPaths {
  /** Of the exact id. */
  readonly id: string;
  /** The first that is there, and is no email address but the verified one: people can enter any. */
  readonly name?: readonly string[];
  /** The address, and the paths that must all be `true`; `always` for a provider that hands out verified addresses only. */
  readonly email?: { readonly at: string; readonly verified: string | readonly string[] };
  readonly emails?: EmailList;
  readonly avatar?: string;
}

/** The claims of OpenID Connect Core section 5.1. */
export const openidUser = {
  id: 'sub',
  name: ['name', 'preferred_username'],
  email: { at: 'email', verified: 'email_verified' },
  avatar: 'picture',
} as const satisfies UserPaths;

/** Functions that pick the user by these paths. */
export function readUserBy(
  paths: UserPaths,
): Pick<OAuthProviderOptions, 'userFn'> & Required<Pick<OAuthProviderOptions, 'userIdFn'>> {
  return {
    userIdFn: (raw) => valueAt(raw, paths.id),
    userFn: async (raw, get, claims) => {
      const all = filledFrom(claims, raw);
      const email = paths.emails ? await listedEmail(paths.emails, get) : emailOf(raw, claims, paths.email);
      const names = paths.name?.map((path) => textAt(all, path)) ?? [];
      return {
        name: nameAmong(email, ...names),
        email,
        avatarUrl: paths.avatar === undefined ? null : textAt(all, paths.avatar),
      };
    },
  };
}

/** The text at a path, or made of several; `null` if any part of it is missing but a space beside it. */
function textAt(raw: RawUser, path: string): string | null {
  if (!path.includes('{')) return textOf(valueAt(raw, path));
  const words = path.split(' ').map((word) => filled(raw, word));
  return words.filter((word) => word !== null).join(' ') || null;
}

/** A word with the texts in place of its paths; `null` if one of them is missing. */
function filled(raw: RawUser, word: string): string | null {
  const texts = [...word.matchAll(/\{([\w.-]+)\}/g)].map(([, path = '']) => textOf(valueAt(raw, path)));
  if (texts.includes(null)) return null;
  return word.replace(/\{[\w.-]+\}/g, () => texts.shift() ?? '');
}

function textOf(value: unknown): string | null {
  return value === '' ? null : idText(value);
}

function isYes(value: unknown): boolean {
  return value === true || value === 'true' || value === 1 || value === '1';
}

/**
 * The verified address: of the user's JSON, else of the ID token. Each is judged by its own mark, since the mark of the one
 * says nothing about the address of the other.
 */
function emailOf(raw: RawUser, claims: RawUser, email: UserPaths['email']): string | null {
  if (!email) return null;
  const newer = emailAt(raw, email);
  if (newer !== null) return newer;
  const older = emailAt(claims, email);
  const isTakenBack = valueAt(raw, email.at) === older && marksOf(raw, email).some(isNo);
  return isTakenBack ? null : older;
}

type Email = NonNullable<UserPaths['email']>;

function emailAt(raw: RawUser, email: Email): string | null {
  const isVerified = email.verified === 'always' || marksOf(raw, email).every(isYes);
  return isVerified ? textOf(valueAt(raw, email.at)) : null;
}

function marksOf(raw: RawUser, { verified }: Email): unknown[] {
  return [verified].flat().map((path) => valueAt(raw, path));
}

/** A mark that is there, and says no. */
function isNo(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !isYes(value);
}

async function listedEmail(
  { url, under, address, primary, verified }: EmailList,
  get: ProviderGet,
): Promise<string | null> {
  const answer = await get(url);
  const list = under === undefined ? answer : valueAt(answer, under);
  if (!Array.isArray(list)) return null;
  const found = (list as unknown[]).find(
    (one) => isYes(valueAt(one, primary)) && isYes(valueAt(one, verified)),
  );
  return textOf(valueAt(found, address));
}
