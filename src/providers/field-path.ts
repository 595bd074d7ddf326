/**
 * The value at a path of names and indexes, separated by dots (`data.user.open_id`, `response.0`); `undefined` if nothing is there.
 * Only own properties count.
 */
export function valueAt(value: unknown, path: string): unknown {
  let found = value;
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[name];
  }
  return found;
}
