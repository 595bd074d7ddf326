/** Line breaks and other control characters, marks that turn text around, and what is no character. */
const unprintable = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;
const mostLength = 300;

/**
 * A provider's words, which people will read: hostile text of any length, and some repeat what they were sent.
 * @param secrets texts that must not be repeated.
 */
export function sanitizeProviderText(
  words: unknown,
  secrets: readonly (string | null | undefined)[] = [],
): string {
  if (typeof words !== 'string') return '';
  let text = words.slice(0, 10 * mostLength);
  for (const secret of secrets) if (secret) text = text.replaceAll(secret, '…');
  text = text.replace(unprintable, ' ').trim();
  // Not in the middle of a character.
  return text
    .slice(0, mostLength)
    .replace(/\p{Cs}$/u, '')
    .trimEnd();
}
