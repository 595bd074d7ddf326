import { readingsOf } from './readings-of.js';
import { writtenForms } from './written-forms.js';

/** Line breaks and other control characters, bidirectional marks, and lone surrogates. */
const unprintable = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;
const maxLength = 300;

/**
 * The text with `…` in place of every secret, as it is and as a form, URL or JSON writes it. A text that holds one in any other spelling
 * becomes `…`.
 */
export function maskSecrets(text: string, secrets: readonly (string | null | undefined)[]): string {
  const forms = secrets.flatMap((secret) => (secret ? writtenForms(secret) : []));
  // The longest first: one may be part of another.
  const longestFirst = forms.sort((one, other) => other.length - one.length);
  const masked = longestFirst.reduce((rest, form) => rest.replaceAll(form, '…'), text);
  const isSecret = (reading: string): boolean =>
    secrets.some((secret) => !!secret && reading.includes(secret));
  return readingsOf(masked).some(isSecret) ? '…' : masked;
}

/**
 * Makes a provider's text fit for people to read. It is hostile, of any length, and may repeat what the provider received.
 * @param secrets texts that must not appear.
 */
export function sanitizeProviderText(
  words: unknown,
  secrets: readonly (string | null | undefined)[] = [],
): string {
  if (typeof words !== 'string') return '';
  // Before anything is cut off: half a secret would not be found.
  const text = maskSecrets(words, secrets)
    .slice(0, 10 * maxLength)
    .replace(unprintable, ' ')
    .trim();
  // Half a surrogate pair at the end is dropped.
  return text
    .slice(0, maxLength)
    .replace(/\p{Cs}$/u, '')
    .trimEnd();
}
