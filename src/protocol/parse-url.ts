/** The URL; `undefined` if the text is not a URL. */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/**
 * Whether a text is a URL. `URL.canParse` is missing in browsers of 2023, and that of Node 20 refuses `é` and the other characters of
 * Latin-1 once it has been called some thousand times.
 */
export function isUrl(text: string, base?: string): boolean {
  return parseUrl(text, base) !== undefined;
}
