/** Line breaks and other control characters, bidirectional marks, and lone surrogates. */
const unprintable = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;
const maxLength = 300;

/**
 * Makes a provider's text fit for people to read. It is hostile, of any length, and may repeat what the provider received.
 * @param secrets texts that must not appear.
 */
export function sanitizeProviderText(
  words: unknown,
  secrets: readonly (string | null | undefined)[] = [],
): string {
  if (typeof words !== 'string') return '';
  let text = words.slice(0, 10 * maxLength);
  for (const secret of secrets) if (secret) text = text.replaceAll(secret, '…');
  text = text.replace(unprintable, ' ').trim();
  // Half a surrogate pair at the end is dropped.
  return text
    .slice(0, maxLength)
    .replace(/\p{Cs}$/u, '')
    .trimEnd();
}
