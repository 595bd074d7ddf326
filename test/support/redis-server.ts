import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startDatabase, type DatabaseProcess } from './database-process.js';

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** Stops it at once, as a crash does; what it holds is lost. */
  stop(): Promise<void>;
  /** Starts it again at the same port. */
  start(): Promise<void>;
  /** Ends it for good. */
  end(): Promise<void>;
}

/** Starts a Redis on loopback, with a folder of its own; with a certificate among the options, it speaks TLS alone. */
export async function startRedis(...options: readonly string[]): Promise<RedisServer> {
  const isSecure = options.includes('--tls-cert-file');
  const folder = await mkdtemp(join(tmpdir(), 'oauth-elements-redis-'));
  const port = await freePort();
  const command = [
    ...[
      'redis-server',
      isSecure ? '--tls-port' : '--port',
      String(port),
      ...(isSecure ? ['--port', '0'] : []),
    ],
    ...['--bind', '127.0.0.1', '--dir', folder],
    ...['--save', '', '--appendonly', 'no', ...options],
  ];
  let running: DatabaseProcess | undefined;
  const server: RedisServer = {
    url: `${isSecure ? 'rediss' : 'redis'}://127.0.0.1:${port}`,
    port,
    start: async () => {
      running ??= await startDatabase(command, 'Ready to accept connections', { cwd: folder });
    },
    stop: async () => {
      await running?.kill();
      running = undefined;
    },
    end: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}
