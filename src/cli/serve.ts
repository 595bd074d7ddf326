import type { Server } from 'node:http';
import { statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { NodeFetchOptions } from '../adapters/node-fetch.js';
import { OperatorLog } from '../endpoint/log/operator-log.js';
import { checkSettings, type CheckedSettings } from '../endpoint/settings/check-settings.js';
import { OAuthError } from '../protocol/errors.js';
import { announce, listeningUrl } from './startup-message.js';
import { reportFailure } from './catch-failures.js';
import { HealthRoutes } from './answer-health.js';
import { createListener } from './create-listener.js';
import { createLimitedServer } from './server-timeouts.js';
import { proxyAgentFrom } from './proxy-agent.js';
import { defaultBaseUrl, gatherSettings, type GatheredSettings } from './gather-settings.js';
import { warnIfSettingsAreServed } from './settings-file.js';
import { isSettingsProblem, nameVariables } from './settings-problems.js';
import { stopperOf, type StopServer } from './stop-server.js';

export interface ServeOptions {
  readonly config?: string | undefined;
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  readonly static?: string | undefined;
  readonly drain?: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

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
  const port = parsePort(options.port, environment['PORT']);
  const drainMs = parseDrain(options.drain);
  const host = options.host ?? '127.0.0.1';
  if (options.static !== undefined) requireFolder(options.static);
  const gathered = await gatherSettings(options.config, environment, defaultBaseUrl(host, port));
  const inside = warnIfSettingsAreServed(options.static, options.config);
  // Checked before listening, so that wrong settings open no port.
  const { checked: planned, network } = checkAll(gathered, environment);
  const server = createLimitedServer();
  const stop = stopperOf(server);
  const address = await listen(server, port, host);
  const given = withPort(gathered, defaultBaseUrl(host, port), defaultBaseUrl(host, address.port));
  const checked = given === gathered.settings ? planned : checkSettings(given);
  const site = new URL(checked.origin);
  const log = new OperatorLog(checked.log);
  const health = new HealthRoutes(checked.store);
  // No connection is accepted before this turn of the event loop ends.
  server.on(
    'request',
    createListener({
      settings: checked,
      settingsFile: options.config,
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
  return {
    announcement: [...announce(listeningUrl(address, site), checked), ...gathered.announcement],
    warnings: [...gathered.warnings, ...(inside === undefined ? [] : [inside])],
    drainMs,
    stop: async (limitMs, drain) => {
      health.end();
      const cut = await stop(limitMs, drain);
      // Its connections would keep the process alive.
      await checked.store?.close();
      return cut;
    },
  };
}

/** Throws every problem at once. */
function checkAll(
  { settings, variables }: GatheredSettings,
  environment: Environment,
): { readonly checked: CheckedSettings; readonly network: NodeFetchOptions } {
  const problems: string[] = [];
  const collect = <Result>(check: () => Result): Result | undefined => {
    try {
      return check();
    } catch (error) {
      if (!isSettingsProblem(error)) throw error;
      problems.push(error.message);
      return undefined;
    }
  };
  const checked = collect(() => checkSettings(settings));
  const agent = collect(() => proxyAgentFrom(environment));
  if (checked === undefined || problems.length)
    throw new OAuthError('settings_invalid', nameVariables(problems.join('\n'), variables, environment));
  return { checked, network: agent === undefined ? {} : { agent } };
}

/** The settings, with the port that the system may have chosen: the same object if it is as planned. */
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

function parsePort(option: string | undefined, variable: string | undefined): number {
  const text = option ?? variable ?? '8550';
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new TypeError(`${option === undefined ? 'PORT' : '--port'} must be a number up to 65535`);
}

/** Supervisors wait at most some minutes. */
function parseDrain(option = '0'): number {
  if (/^\d{1,3}$/.test(option) && Number(option) <= 300) return Number(option) * 1000;
  throw new TypeError('--drain must be a number of seconds up to 300');
}

function requireFolder(folder: string): void {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (!stats) throw new Error(`${folder}: no such directory`);
  if (!stats.isDirectory()) throw new Error(`${folder}: is no directory`);
}
