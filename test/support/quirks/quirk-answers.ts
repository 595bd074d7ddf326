import type { CatalogEntry } from '../../../src/providers/catalog/entry.js';

/** The id of everybody here: past 2^53, where numbers lose digits. */
export const exactId = '9007199254740993';
/** Stands for that id as a JSON number. */
export const marked = `@${exactId}@`;

type Fields = Record<string, unknown>;

/** Puts a value at a path such as `data.user.id`, or `response.0`. */
export function put(target: Fields, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let place: Fields = target;
  for (const [index, name] of names.entries()) {
    const next = names[index + 1] ?? last;
    place[name] ??= /^\d+$/.test(next) ? [] : {};
    place = place[name] as Fields;
  }
  if (!Object.hasOwn(place, last)) place[last] = value;
}

const partsOf = (template: string): string[] =>
  [...template.matchAll(/\{([\w.-]+)\}/g)].map(([, path = '']) => path);

/** What the provider says of the person, by the paths of its entry, and what the endpoint has to make of it. */
export interface QuirkUser {
  readonly raw: Fields;
  readonly emails: unknown;
  readonly expected: { name: string | null; email: string | null; avatar_url: string | null };
}

export function quirkUser({ user, answers = {} }: CatalogEntry, isVerified: boolean): QuirkUser {
  const raw: Fields = answers.nullsInUser ? { locale: null, phone: null } : {};
  put(raw, user.id, answers.idAs === 'number' ? marked : exactId);
  const [name] = user.name ?? [];
  const texts = new Map<string, string>([[user.id, exactId]]);
  const fill = (template: string, whole: string): string => {
    if (!template.includes('{')) {
      if (!texts.has(template)) texts.set(template, whole);
      put(raw, template, whole);
      return texts.get(template) ?? '';
    }
    for (const [index, path] of partsOf(template).entries()) {
      const part = texts.get(path) ?? `part${index}`;
      texts.set(path, part);
      put(raw, path, part);
    }
    return template.replace(/\{([\w.-]+)\}/g, (_, path: string) => texts.get(path) ?? '');
  };
  if (user.email) {
    put(raw, user.email.at, 'ada@example.com');
    texts.set(user.email.at, 'ada@example.com');
    for (const path of [user.email.verified].flat()) if (path !== 'always') put(raw, path, isVerified);
  }
  const shown = name === undefined ? null : fill(name, 'Ada Lovelace');
  const avatar = user.avatar === undefined ? null : fill(user.avatar, 'https://img.example/ada.png');
  const always = user.email?.verified === 'always';
  const hasEmail = user.emails !== undefined || user.email !== undefined;
  return {
    raw,
    emails: user.emails && emailsOf(user.emails, isVerified),
    expected: {
      name: shown,
      email: hasEmail && (isVerified || always) ? 'ada@example.com' : null,
      avatar_url: avatar,
    },
  };
}

function emailsOf(paths: NonNullable<CatalogEntry['user']['emails']>, isVerified: boolean): unknown {
  const other: Fields = {};
  put(other, paths.address, 'other@example.com');
  put(other, paths.primary, false);
  put(other, paths.verified, true);
  const own: Fields = {};
  put(own, paths.address, 'ada@example.com');
  put(own, paths.primary, true);
  put(own, paths.verified, isVerified);
  if (paths.under === undefined) return [other, own];
  const answer: Fields = {};
  put(answer, paths.under, [other, own]);
  return answer;
}

/** JSON in which the id is a number, to the last digit, where the provider sends one. */
export const exactJson = (value: unknown): string =>
  JSON.stringify(value).replaceAll(`"${marked}"`, exactId).replaceAll(marked, exactId);

/** The token answer as the entry says that it is. */
export function tokenAnswer(
  entry: CatalogEntry,
  tokens: Fields,
  scope: readonly string[],
  drift: (fields: Fields) => Fields = (fields) => fields,
): Fields {
  const { answers = {}, refresh } = entry;
  const { tokenType = 'Bearer', scopeAs, lifetimeAs } = answers;
  const lifetime = refresh.lifetime ?? 3600;
  const standard: Fields = {
    ...tokens,
    ...(tokenType === null ? {} : { token_type: tokenType }),
    ...(lifetimeAs === 'absent' ? {} : { expires_in: lifetimeAs === 'text' ? String(lifetime) : lifetime }),
    ...(scopeAs === undefined ? { scope: scope.join(' ') } : {}),
    ...(scopeAs === 'array' ? { scope } : {}),
    ...(scopeAs === 'comma' ? { scope: scope.join(',') } : {}),
    ...(scopeAs === 'scopes' ? { scopes: scope } : {}),
  };
  const named: Fields = {};
  for (const [name, value] of Object.entries(drift(standard)))
    put(named, entry.tokenAnswerNames?.[name] ?? name, value);
  if (entry.tokenAnswerUnder === undefined) return named;
  const answer: Fields = {};
  put(answer, entry.tokenAnswerUnder, named);
  return answer;
}
