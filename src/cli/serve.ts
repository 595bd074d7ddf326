import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OperatorLog } from '../endpoint/log/operator-log.js';
import { checkSettings } from '../endpoint/settings/check-settings.js';
import { announce, listeningUrl } from './startup-message.js';
import { reportFailure } from './catch-failures.js';
import { HealthRoutes } from './answer-health.js';
import { createListener } from './create-listener.js';
import { createLimitedServer } from './server-timeouts.js';
import { defaultBaseUrl, type GatheredSettings } from './gather-settings.js';
import type { Environment } from './environment.js';
import { prepare, type PlaceOptions } from './prepare-settings.js';
import { stopperOf, type StopServer } from './stop-server.js';

export interface ServeOptions extends PlaceOptions {
  readonly drain?: string | undefined;
}

export interface Serving {
  /** Lines to print; the first is `listening on URL`. */
  readonly announcement: readonly string[];
  readonly warnings: readonly string[];
  readonly stop: StopServer;
  /** Milliseconds after SIGTERM in which it still takes requests. */
  readonly drainMs: number;
}

/**
 * Starts the server; resolves once it listens.
 * @throws {OAuthError} `settings_invalid`, with every problem by the name of its variable or setting.
 */
export async function serve(options: ServeOptions, environment: Environment): Promise<Serving> {
  const drainMs = parseDrain(options.drain);
  // Checked before listening, so that wrong settings open no port.
  const { port, host, gathered, checked: planned, network, warnings } = await prepare(options, environment);
  const server = createLimitedServer();
  const stop = stopperOf(server);
  const address = await listen(server, port, host);
  const given = withPort(gathered, defaultBaseUrl(host, port), defaultBaseUrl(host, address.port));
  const checked = given === gathered.settings ? planned : checkSettings(given);
  const site = new URL(checked.origin);
  const log = new OperatorLog(checked.log);
  const health = new HealthRoutes(checked.store, log);
  // No connection is accepted before this turn of the event loop ends.
  server.on(
    'request',
    createListener({
      settings: checked,
      secretFiles: { settings: options.config, database: gathered.storeFile },
      folder: options.static,
      address: { site, listening: host },
      network,
      log,
      health,
    }),
  );
  server.on('error', (error) => {
    reportFailure(error, log);
  });
  // Doesn't wait for the store: a database may start after this process.
  health.check();
  return {
    announcement: [...announce(listeningUrl(address, site), checked), ...gathered.announcement],
    warnings,
    drainMs,
    stop: async (limitMs, drain) => {
      health.end();
      const cut = await stop(limitMs, drain);
      // Open connections of the store would keep the process alive.
      await checked.store?.close();
      return cut;
    },
  };
}

/** The settings with the actual port, which the system may have chosen; the same object if the port is as planned. */
function withPort(
  { settings }: GatheredSettings,
  planned: string,
  actual: string,
): GatheredSettings['settings'] {
  const isMoved = planned !== actual && settings['baseUrl'] === planned;
  return isMoved ? { ...settings, baseUrl: actual } : settings;
}

async function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      const words: Record<string, string> = {
        EADDRINUSE: `port ${port} is taken; choose another with --port`,
        EACCES: `port ${port} may not be used by this user; choose one above 1023 with --port`,
        EADDRNOTAVAIL: `--host ${host} is no address of this machine`,
        ENOTFOUND: `--host ${host} is no address of this machine`,
      };
      reject(new Error(words[code ?? ''] ?? message));
    });
    server.listen(port, host, resolve);
  });
  server.removeAllListeners('error');
  return server.address() as AddressInfo;
}

/**
 * The option's seconds as milliseconds. Supervisors wait some minutes at most.
 * @throws {TypeError} if it is no number of seconds, or too large.
 */
export function parseDrain(option = '0'): number {
  if (/^\d{1,3}$/.test(option) && Number(option) <= 300) return Number(option) * 1000;
  throw new TypeError('--drain must be a number of seconds up to 300');
}
