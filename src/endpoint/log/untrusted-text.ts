import { isUrl } from '../../protocol/parse-url.js';

/** Control characters, line and paragraph separators, invisible and bidirectional formatting, lone surrogates. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]+/gu;

const address = /([a-z][a-z\d+.-]*:\/\/[^\s"'<>]*)/i;

/** As long as a secret, code or token may be: no word that people read has this many letters. */
const tokenLike = /[\w~+/=.-]{20,}/g;

/**
 * One line without characters that a terminal obeys, that hide text, or that begin a line of their own (log
 * injection).
 */
export function oneLine(text: string, most: number): string {
  const line = text
    .slice(0, most * 4)
    .replace(unprintable, ' ')
    .trim();
  return line.length > most ? `${line.slice(0, most)}…` : line;
}

/**
 * Sentences of a provider in quotes, fit for the operator's log: one line, short, without what may be a secret. Of an
 * address only the origin is left.
 *
 * @param secrets texts that must not appear, such as the client secret.
 */
export function quotedWords(words: unknown, secrets: readonly (string | undefined)[] = []): string {
  let text = typeof words === 'string' ? words.slice(0, 2000) : '';
  for (const secret of secrets) if (secret) text = text.replaceAll(secret, '…');
  const parts = text.split(address);
  const shown = parts.map((part, index) => (index % 2 ? originOf(part) : part.replace(tokenLike, '…')));
  return quotedName(shown.join(''), 160);
}

/** The value of a parameter, which a provider may have appended to a name: it may be a code that still works. */
const appendedValue = /([?&#;][\w.-]*=)[^\s&]+/g;

/** A name that a visitor or page chose (a scope, an id, a host) in quotes: one line, short. */
export function quotedName(name: string, most = 80): string {
  return `"${oneLine(name.replace(appendedValue, '$1…'), most).replaceAll('"', "'")}"`;
}

/** The origin of an address; nothing else of it is ever logged. */
export function originOf(url: string): string {
  if (!isUrl(url)) return '…';
  const { protocol, host } = new URL(url);
  return host ? `${protocol}//${host}` : `${protocol}…`;
}
