/** What is kept of the browser that has a session: two coarse words, without version, model or address. */
export interface Device {
  /** Such as `Chrome`; `null` if it is not known. */
  readonly browser: string | null;
  /** Such as `Windows`; `null` if it is not known. */
  readonly system: string | null;
}

/** The first that fits: most browsers call themselves by others' names too. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?(?:iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|Chromium|CriOS)\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** @param userAgent the header, which may hold anything: only words of ours come out of it. */
export function deviceOf(userAgent: string | null): Device {
  const text = (userAgent ?? '').slice(0, 500);
  const find = (words: typeof browsers): string | null =>
    words.find(([form]) => form.test(text))?.[1] ?? null;
  return { browser: find(browsers), system: find(systems) };
}
