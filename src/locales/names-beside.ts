import type { Locale } from './locale.js';

/** A longer list is no help in one line. */
const most = 25;

/** The names that exist, for the end of a problem about a word or a group that does not exist; empty for other problems. */
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
