import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startDatabase } from './database-process.js';

export interface PgBouncer {
  readonly url: string;
  end(): Promise<void>;
}

/**
 * PgBouncer before a Postgres. It gives each transaction any of two connections: whatever a statement left in its own, such as a prepared
 * statement, is not there for the next.
 */
export async function startPgBouncer(postgresUrl: string): Promise<PgBouncer> {
  const { hostname, port: databasePort, username, password } = new URL(postgresUrl);
  const folder = mkdtempSync(join(tmpdir(), 'oauth-elements-pgbouncer-'));
  const port = await freePort();
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(
    file,
    `[databases]
postgres = host=${hostname} port=${databasePort} user=${username} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 2
max_client_conn = 500
`,
  );
  chmodSync(folder, 0o755);
  // It refuses to run as root.
  const owner =
    process.getuid?.() === 0
      ? { uid: Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' })) }
      : {};
  const running = await startDatabase(['pgbouncer', file], 'process up', { ...owner, cwd: folder });
  return {
    url: `postgres://app@127.0.0.1:${port}/postgres`,
    end: async () => {
      await running.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
