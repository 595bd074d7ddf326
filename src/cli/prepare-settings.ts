import { statSync } from 'node:fs';
import type { NodeFetchOptions } from '../adapters/node-fetch.js';
import { checkSettings, type CheckedSettings } from '../endpoint/settings/check-settings.js';
import { OAuthError } from '../protocol/errors.js';
import type { Environment } from './environment.js';
import { defaultBaseUrl, gatherSettings, type GatheredSettings } from './gather-settings.js';
import { proxyAgentFrom } from './proxy-agent.js';
import { warnIfSettingsAreServed } from './settings-file.js';
import { isSettingsProblem, nameVariables } from './settings-problems.js';

/** What settings are read from, and where `serve` listens. */
export interface PlaceOptions {
  readonly config?: string | undefined;
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  readonly static?: string | undefined;
}

/** Settings that were checked, and where `serve` listens with them. Nothing listens, and nobody was called yet. */
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
  const port = parsePort(options.port, environment['PORT']);
  const host = options.host ?? '127.0.0.1';
  if (options.static !== undefined) requireFolder(options.static);
  const gathered = await gatherSettings(options.config, environment, defaultBaseUrl(host, port));
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

function parsePort(option: string | undefined, variable: string | undefined): number {
  const text = option ?? variable ?? '8550';
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new TypeError(`${option === undefined ? 'PORT' : '--port'} must be a number up to 65535`);
}

function requireFolder(folder: string): void {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (!stats) throw new Error(`${folder}: no such directory`);
  if (!stats.isDirectory()) throw new Error(`${folder}: is no directory`);
}
