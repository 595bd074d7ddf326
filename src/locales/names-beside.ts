import type { Locale } from './locale.js';

/** More than these are no help in a line. */
const most = 25;

/** What may have been meant by the path of a word or a group that there is none of, for the end of that problem; empty for other problems. */
export function namesBeside(path: string, problem: string, english: Locale): string {
  const { language: _language, direction: _direction, ...groups } = english;
  if (problem.startsWith('is no group')) return `: there are ${Object.keys(groups).join(', ')}`;
  const [name = ''] = path.split('.');
  if (!problem.startsWith('is no word') || !Object.hasOwn(groups, name)) return '';
  const words = Object.keys(groups[name as keyof typeof groups]);
  return words.length > most
    ? ': its words are the codes of docs/errors.md'
    : `: its words are ${words.join(', ')}`;
}
