import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, startDatabase, type DatabaseProcess } from './database-process.js';

export interface PostgresServer {
  readonly url: string;
  readonly port: number;
  /** Stops it at once, as a crash does; it recovers what was committed. */
  stop(): Promise<void>;
  start(): Promise<void>;
  end(): Promise<void>;
}

const postgresPassword = 'a-password-that-is-never-printed';

/**
 * Starts a Postgres on loopback, with a folder of its own.
 * @param tls files of a certificate and its key.
 * @param standbyOf the port of the primary server that it follows.
 */
export async function startPostgres({
  tls,
  standbyOf,
}: { tls?: { certificate: string; key: string }; standbyOf?: number } = {}): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'oauth-elements-postgres-'));
  const owner = ownerOfServer();
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid ?? owner.uid);
  const [data, password] = [join(folder, 'data'), join(folder, 'password')];
  const run = promisify(execFile);
  if (standbyOf === undefined) {
    const shell = `umask 077 && printf %s '${postgresPassword}' > '${password}' && exec "$@"`;
    const initialise = [
      ...[program('initdb'), '--pgdata', data, '--username', 'app', '--pwfile', password],
      ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C', '--no-sync'],
    ];
    await run('sh', ['-c', shell, 'sh', ...initialise], { ...owner, cwd: folder });
  } else {
    const primary = `postgres://app:${postgresPassword}@127.0.0.1:${standbyOf}/postgres`;
    const copy = ['--dbname', primary, '--pgdata', data, '--write-recovery-conf', '--wal-method', 'stream'];
    await run(program('pg_basebackup'), [...copy, '--checkpoint', 'fast', '--no-sync'], {
      ...owner,
      cwd: folder,
    });
  }
  const port = await freePort();
  const command = [
    ...[program('postgres'), '-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder],
    ...['-c', 'fsync=off', '-c', 'shared_buffers=16MB', '-c', 'max_connections=60'],
    ...(tls
      ? ['-c', 'ssl=on', '-c', `ssl_cert_file=${tls.certificate}`, '-c', `ssl_key_file=${tls.key}`]
      : []),
  ];
  // It refuses a key that others can read.
  if (tls) chmodSync(tls.key, 0o600);
  if (tls && owner.uid !== undefined) chownSync(tls.key, owner.uid, owner.gid ?? owner.uid);
  let running: DatabaseProcess | undefined;
  const server: PostgresServer = {
    url: `postgres://app:${postgresPassword}@127.0.0.1:${port}/postgres`,
    port,
    start: async () => {
      const isUp = `ready to accept ${standbyOf === undefined ? '' : 'read-only '}connections`;
      running ??= await startDatabase(command, isUp, { ...owner, cwd: folder });
    },
    stop: async () => {
      await running?.kill();
      running = undefined;
      await rm(join(data, 'postmaster.pid'), { force: true });
    },
    end: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

/** Postgres refuses to run as root. */
function ownerOfServer(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (option: string): number =>
    Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }).trim());
  return { uid: id('-u'), gid: id('-g') };
}

/** Debian keeps the programs of each version in a folder of its own. */
function program(name: string): string {
  const versions = '/usr/lib/postgresql';
  const newest = existsSync(versions)
    ? readdirSync(versions)
        .map(Number)
        .sort((one, other) => other - one)
        .map((version) => join(versions, String(version), 'bin', name))
        .find((path) => existsSync(path))
    : undefined;
  return newest ?? name;
}
