/** The same data, with the values of settings in place of `{name}` in every text of it. Other braces stay. */
export function fillIn<T>(data: T, values: Readonly<Record<string, string>>): T {
  return filled(data, values) as T;
}

function filled(data: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof data === 'string')
    return data.replace(/\{(\w+)\}/g, (all, name: string) =>
      Object.hasOwn(values, name) ? (values[name] ?? all) : all,
    );
  if (Array.isArray(data)) return data.map((item) => filled(item, values));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, inner]) => [name, filled(inner, values)]));
}
