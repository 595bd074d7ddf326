import type { AtomicStore } from '../endpoint/index.js';
import { OAuthError } from '../protocol/errors.js';
import { postgresStore } from '../stores/postgres/index.js';
import { redisStore } from '../stores/redis/index.js';
import { sqliteStore } from '../stores/sqlite/index.js';
import type { Environment } from './environment.js';

/** The store that the environment chooses. */
export interface ChosenStore {
  readonly store: AtomicStore;
  /** What to print about it, such as `Sessions are kept in Redis (REDIS_URL)`. */
  readonly announcement: string;
  /** The file that it is in, if it is in one. */
  readonly file?: string;
}

/**
 * The store of `REDIS_URL`, or that of `DATABASE_URL`. It connects when it is first used.
 * @throws {OAuthError} `settings_invalid` if a URL is not one of a store. The error doesn't quote it: it may hold a password.
 */
export function storeFrom({
  REDIS_URL: redis,
  DATABASE_URL: database,
}: Environment): ChosenStore | undefined {
  if (redis) {
    const url = withScheme('REDIS_URL', redis, ['redis:', 'rediss:']);
    const over = database ? ', not in the database of DATABASE_URL' : '';
    return { store: redisStore({ url }), announcement: `Sessions are kept in Redis (REDIS_URL)${over}` };
  }
  if (!database) return undefined;
  const url = withScheme('DATABASE_URL', database, ['postgres:', 'postgresql:', 'sqlite:']);
  if (!url.startsWith('sqlite:'))
    return { store: postgresStore({ url }), announcement: 'Sessions are kept in Postgres (DATABASE_URL)' };
  const file = fileOf(url);
  return { store: sqliteStore({ file }), announcement: 'Sessions are kept in SQLite (DATABASE_URL)', file };
}

function withScheme(variable: string, given: string, schemes: readonly string[]): string {
  const url = given.trim();
  if (schemes.some((scheme) => url.startsWith(scheme) && url.length > scheme.length + 2)) return url;
  throw new OAuthError(
    'settings_invalid',
    `${variable} must be a URL that begins with ${schemes.join(' or ')}: sessions are kept there. If it is set for something else, leave it empty for serve (${variable}=), and sessions are kept in cookies`,
  );
}

/** The path in `sqlite:store.db`, `sqlite:/var/lib/store.db`, `sqlite:///var/lib/store.db` or `sqlite:///C:/store.db`. */
function fileOf(url: string): string {
  return url
    .slice('sqlite:'.length)
    .replace(/^\/\//, '')
    .replace(/^\/(?=[a-z]:)/i, '');
}
