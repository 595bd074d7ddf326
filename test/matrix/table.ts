/** The names of what a table's cases differ in, each with its values. */
export type Dimensions = Readonly<Record<string, readonly string[]>>;

export type CaseOf<Table extends Dimensions> = { readonly [Name in keyof Table]: Table[Name][number] };

/** Every combination, in a fixed order. */
export function combine<Table extends Dimensions>(table: Table): CaseOf<Table>[] {
  return Object.keys(table).reduce<Record<string, string>[]>(
    (cases, name) => cases.flatMap((one) => (table[name] ?? []).map((value) => ({ ...one, [name]: value }))),
    [{}],
  ) as CaseOf<Table>[];
}

export function nameCase(one: Readonly<Record<string, string>>): string {
  return Object.entries(one)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
}

/**
 * Those cases that `wish` asks for, such as `mode=popup,way=close|leave`.
 * @throws {Error} for a name or value that there is not.
 */
export function pick<Table extends Dimensions>(
  table: Table,
  cases: readonly CaseOf<Table>[],
  wish: string,
): CaseOf<Table>[] {
  const wanted = wish
    .split(',')
    .filter(Boolean)
    .map((part) => {
      const [name = '', values = ''] = part.split('=');
      const known = Object.hasOwn(table, name) ? table[name] : undefined;
      const all = values.split('|');
      if (!known || all.some((value) => !known.includes(value)))
        throw new Error(`There is no ${part} in the matrix.`);
      return { name, all };
    });
  return cases.filter((one) => wanted.every(({ name, all }) => all.includes(one[name] ?? '')));
}
