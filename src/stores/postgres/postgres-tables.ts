import { createHash } from 'node:crypto';

/** The names of a store's tables, quoted for statements, and the number of its lock. */
export interface PostgresTables {
  readonly entries: string;
  readonly members: string;
  readonly versions: string;
  /** What indexes are named after. */
  readonly quoted: (name: string) => string;
  /** One lock for changes of the schema, another for sweeping. */
  readonly migrationLock: string;
  readonly sweepLock: string;
}

/** @throws {TypeError} unless the names can be those of tables. */
export function tablesOf(schema: string | undefined, prefix: string): PostgresTables {
  for (const [what, name] of Object.entries({ schema: schema ?? 'public', prefix }))
    // With what is added, a name has at most 63 bytes: Postgres cuts longer ones off.
    if (!/^[^\0\p{Surrogate}]{1,40}$/u.test(name) || new TextEncoder().encode(name).length > 40)
      throw new TypeError(`The ${what} must be 1 to 40 characters`);
  const quoted = (name: string): string => `"${`${prefix}${name}`.replaceAll('"', '""')}"`;
  const place = schema === undefined ? '' : `"${schema.replaceAll('"', '""')}".`;
  return {
    entries: place + quoted('entries'),
    members: place + quoted('members'),
    versions: place + quoted('versions'),
    quoted,
    migrationLock: lockNumber(`migration ${place}${prefix}`),
    sweepLock: lockNumber(`sweep ${place}${prefix}`),
  };
}

/** Advisory locks are numbers of 64 bits; the app may use others. */
function lockNumber(name: string): string {
  return createHash('sha256').update(`oauth-elements ${name}`).digest().readBigInt64BE().toString();
}
