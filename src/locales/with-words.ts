import type { Locale } from './locale.js';

type Group = Exclude<keyof Locale, 'language' | 'direction'>;

/**
 * Words of an app, in place of ours or for a language that we don't have. Texts, never HTML; `{provider}` and the like stand where
 * ours have them.
 * @example ({ button: { signInWith: 'Anmelden mit {provider}' } })
 */
export type Words = { readonly direction?: 'ltr' | 'rtl' } & {
  readonly [Name in Group]?: Partial<Locale[Name]>;
};

/** Languages that are written from right to left, by their primary subtag. */
const rightToLeft = /^(?:ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)(?:-|$)/i;

/** A language tag (BCP 47), as far as its form goes. */
const tagForm = /^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,4}$/i;

/**
 * What is wrong with an app's words: the path of each, and why. Nothing of them is quoted.
 * @param english has every word, and the placeholders of each.
 */
export function problemsOfWords(
  tag: string,
  words: unknown,
  english: Locale,
): [path: string, problem: string][] {
  if (!tagForm.test(tag)) return [['', 'is no language tag, such as de or pt-BR']];
  if (!isPlainObject(words)) return [['', 'must be an object']];
  return Object.entries(words).flatMap(([name, group]): [string, string][] => {
    if (name === 'direction')
      return group === 'ltr' || group === 'rtl' ? [] : [[name, 'must be "ltr" or "rtl"']];
    const known = Object.hasOwn(english, name) ? english[name as keyof Locale] : undefined;
    if (!isPlainObject(known)) return [[name, 'is no group of words']];
    if (!isPlainObject(group)) return [[name, 'must be an object']];
    return Object.entries(group).flatMap(([key, text]): [string, string][] => {
      const problem = problemOfText(text, known, name, key);
      return problem ? [[`${name}.${key}`, problem]] : [];
    });
  });
}

/** A language with an app's words merged into it; invalid words are left out. */
export function withWords(base: Locale, tag: string, words: unknown, english: Locale): Locale {
  const usual = base.language === 'en' ? 'ltr' : base.direction;
  const direction = rightToLeft.test(tag) ? 'rtl' : usual;
  const whole = { ...base, language: tag, direction } as Record<string, unknown>;
  if (!isPlainObject(words)) return whole as unknown as Locale;
  const wrong = new Set(problemsOfWords(tag, words, english).map(([path]) => path));
  for (const [name, group] of Object.entries(words)) {
    if (wrong.has(name) || wrong.has('')) continue;
    whole[name] = isPlainObject(group)
      ? {
          ...(whole[name] as object),
          ...Object.fromEntries(Object.entries(group).filter(([key]) => !wrong.has(`${name}.${key}`))),
        }
      : group;
  }
  return whole as unknown as Locale;
}

function problemOfText(
  text: unknown,
  known: Readonly<Record<string, unknown>>,
  group: string,
  key: string,
): string | undefined {
  if (!Object.hasOwn(known, key)) return 'is no word of this group';
  if (typeof text !== 'string' || !text.trim()) return 'must be text';
  const wanted = placeholdersOf(String(known[key]));
  const found = placeholdersOf(text);
  // A sentence about a failure may name both, or neither.
  const allowed = group === 'failures' ? ['provider', 'site'] : wanted;
  const extra = found.find((name) => !allowed.includes(name));
  if (extra !== undefined) return 'has a placeholder that is never filled';
  if (group !== 'failures' && wanted.some((name) => !found.includes(name)))
    return `must have ${wanted.map((name) => `{${name}}`).join(' and ')}`;
  return undefined;
}

function placeholdersOf(text: string): string[] {
  return Array.from(text.matchAll(/\{(\w+)\}/g), ([, name = '']) => name);
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
