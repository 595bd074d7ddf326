import { statSync } from 'node:fs';
import type { NodeFetchOptions } from '../adapters/node-fetch.js';
import { checkSettings, type CheckedSettings } from '../endpoint/settings/check-settings.js';
import { OAuthError } from '../protocol/errors.js';
import type { Environment } from './environment.js';
import { defaultBaseUrl, gatherSettings, type GatheredSettings } from './gather-settings.js';
import { proxyAgentFrom } from './proxy-agent.js';
import { warnIfSettingsAreServed } from './settings-file.js';
import { isSettingsProblem, nameVariables } from './settings-problems.js';

/** Where settings are read from, and where `serve` listens. */
export interface PlaceOptions {
  readonly config?: string | undefined;
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  readonly static?: string | undefined;
}

/** Checked settings, and where `serve` listens with them. Nothing listens yet, and nobody has been called. */
export interface Prepared {
  readonly port: number;
  readonly host: string;
  readonly gathered: GatheredSettings;
  readonly checked: CheckedSettings;
  readonly network: NodeFetchOptions;
  readonly warnings: readonly string[];
}

/** @throws {OAuthError} `settings_invalid`, with every problem by the name of its variable or setting. */
export async function prepare(options: PlaceOptions, environment: Environment): Promise<Prepared> {
  const wrongPort: string[] = [];
  const port = options.port === undefined ? portFrom(environment, wrongPort) : parsePort(options.port);
  const host = options.host ?? '127.0.0.1';
  // Node would listen on every address of the machine.
  if (host.trim() === '') throw new TypeError('--host is empty; leave it out, or name an address');
  if (options.static !== undefined) requireFolder(options.static);
  const found = await gatherSettings(options.config, environment, defaultBaseUrl(host, port));
  const gathered = { ...found, problems: [...wrongPort, ...found.problems] };
  const inside = warnIfSettingsAreServed(options.static, options.config);
  const warnings = [...gathered.warnings, ...gathered.misspelt, ...(inside === undefined ? [] : [inside])];
  return { port, host, gathered, warnings, ...checkAll(gathered, environment) };
}

/** Throws every problem at once. */
function checkAll(
  { settings, variables, problems: found, misspelt }: GatheredSettings,
  environment: Environment,
): { readonly checked: CheckedSettings; readonly network: NodeFetchOptions } {
  const problems = [...found];
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
    throw new OAuthError(
      'settings_invalid',
      [nameVariables(problems.join('\n'), variables, environment, misspelt), ...misspelt].join('\n'),
    );
  return { checked, network: agent === undefined ? {} : { agent } };
}

const usualPort = 8550;

/** @throws {TypeError} if it is no port. */
function parsePort(option: string): number {
  if (isPort(option)) return Number(option);
  throw new TypeError('--port must be a number up to 65535');
}

/** @param problems receives what is wrong with the variable, which is told together with all others. */
function portFrom({ PORT: text }: Environment, problems: string[]): number {
  if (text === undefined) return usualPort;
  if (isPort(text)) return Number(text);
  problems.push(
    text === '' ? 'PORT is empty. Set it to a number, or leave it out' : 'PORT must be a number up to 65535',
  );
  return usualPort;
}

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65_535;

function requireFolder(folder: string): void {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (!stats) throw new Error(`${folder}: no such directory`);
  if (!stats.isDirectory()) throw new Error(`${folder}: is no directory`);
}
