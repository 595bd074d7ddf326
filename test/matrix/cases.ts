/** What a login can meet: every combination of these is a case. */
export const dimensions = {
  /** `Cross-Origin-Opener-Policy` of the provider's pages. */
  provider: ['none', 'same-origin', 'same-origin-allow-popups', 'noopener-allow-popups'],
  /** The same header of the page that begins the login. */
  page: ['none', 'same-origin'],
  /** Where the endpoint is, seen from the page. */
  endpoint: ['same-origin', 'same-site', 'other-site'],
  /** What the person does, or runs into. */
  way: ['complete', 'deny', 'close', 'leave', 'unreachable'],
  mode: ['popup', 'tab', 'redirect'],
} as const;

export type Dimension = keyof typeof dimensions;
export type Case = { readonly [Name in Dimension]: (typeof dimensions)[Name][number] };

export const names = Object.keys(dimensions) as Dimension[];

/** Every combination, in a fixed order. */
export function allCases(): Case[] {
  return names.reduce<Partial<Case>[]>(
    (cases, name) => cases.flatMap((one) => dimensions[name].map((value) => ({ ...one, [name]: value }))),
    [{}],
  ) as Case[];
}

/** Each way in each mode at its plainest, and by popup from every endpoint where the browser cuts the tie. */
export function coreCases(): Case[] {
  return allCases().filter(
    ({ provider, page, endpoint, mode }) =>
      page === 'none' &&
      ((provider === 'none' && endpoint === 'same-origin') ||
        (provider === 'same-origin' && mode === 'popup')),
  );
}

export function keyOf(one: Case): string {
  return names.map((name) => `${name}=${one[name]}`).join(',');
}

/**
 * Those cases that `wish` asks for, such as `mode=popup,way=close|leave`.
 * @throws {Error} for a name or value that there is not.
 */
export function filterCases(cases: readonly Case[], wish: string): Case[] {
  const wanted = wish
    .split(',')
    .filter(Boolean)
    .map((part) => {
      const [name = '', values = ''] = part.split('=');
      const known: readonly string[] | undefined = names.includes(name as Dimension)
        ? dimensions[name as Dimension]
        : undefined;
      const all = values.split('|');
      const odd = all.find((value) => !known?.includes(value));
      if (!known || odd !== undefined) throw new Error(`There is no ${part} in the matrix.`);
      return { name: name as Dimension, all };
    });
  return cases.filter((one) => wanted.every(({ name, all }) => all.includes(one[name])));
}
