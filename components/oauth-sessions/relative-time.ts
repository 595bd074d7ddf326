/** Formats times in one language. */
export interface Times {
  /** Such as "5 minutes ago". It is "now" for less than a minute, and for the future, since two clocks differ. */
  relative(seconds: number, nowSeconds: number): string;
  /** Date and time of day, in the browser's time zone. */
  absolute(seconds: number): string;
}

const units: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** @param language a language tag (BCP 47). An invalid one stands for the browser's language. */
export function timesIn(language: string): Times {
  const locale = knownLocale(language);
  const now = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second');
  // "Yesterday" would be wrong for 47 hours ago.
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
