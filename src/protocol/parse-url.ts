/** A URL; `undefined` where the text is none. `URL.canParse` is missing in browsers of 2023. */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
