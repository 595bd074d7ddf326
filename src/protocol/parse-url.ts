/** The URL; `undefined` if the text is not a URL. `URL.canParse` is missing in browsers of 2023. */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
