/** How times are told in one language. */
export interface Times {
  /** Such as "5 minutes ago"; "now" for less than a minute, and for a time to come, since two clocks differ. */
  relative(seconds: number, nowSeconds: number): string;
  /** Date and time of day, where the page is. */
  absolute(seconds: number): string;
}

const units: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** @param language a tag (BCP 47). One that the browser takes for none counts as the browser's own. */
export function timesIn(language: string): Times {
  const locale = knownLocale(language);
  const now = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second');
  // "Yesterday" would be wrong of what is 47 hours ago.
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  return {
    relative: (seconds, nowSeconds) => {
      const age = nowSeconds - seconds;
      const [unit, length] = units.find((one) => age >= one[1]) ?? [];
      return unit && length ? format.format(-Math.floor(age / length), unit) : now;
    },
    absolute: (seconds) => date.format(seconds * 1000),
  };
}

function knownLocale(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}
