import { isIPv6 } from 'node:net';
import { isLoopbackHost } from '../protocol/loopback.js';
import { base64url } from '../endpoint/runtime/random.js';
import type { Environment } from './environment.js';
import { misspeltVariables } from './misspelt-variables.js';
import { clientsWithoutId, providersFrom } from './provider-variables.js';
import { loadSettingsFile } from './settings-file.js';
import { isSettingsProblem } from './settings-problems.js';
import { storeFrom, type ChosenStore } from './store-variables.js';
import { isUrl } from '../protocol/parse-url.js';

/** Settings before they are checked. */
export interface GatheredSettings {
  readonly settings: Readonly<Record<string, unknown>>;
  /** The variable of each setting that comes from the environment, or could, by the setting's path. */
  readonly variables: ReadonlyMap<string, string>;
  /** Whether the secret was generated for this process only. */
  readonly hasMadeSecret: boolean;
  /** The file of the store that the variables choose, if it is one. */
  readonly storeFile: string | undefined;
  /** What is wrong with variables that become no setting, a line each. */
  readonly problems: readonly string[];
  /** Lines about variables whose names are nearly right. */
  readonly misspelt: readonly string[];
  /** Lines to print as warnings. */
  readonly warnings: readonly string[];
  /** Lines to print once it listens. */
  readonly announcement: readonly string[];
}

/**
 * Reads settings from a file, and those that it omits from the environment.
 * @param listening where `serve` listens: the default of `baseUrl`.
 * @throws {OAuthError} `settings_invalid` if the file can't be read.
 */
export async function gatherSettings(
  file: string | undefined,
  environment: Environment,
  listening: string,
): Promise<GatheredSettings> {
  const variables = new Map<string, string>();
  const warnings: string[] = [];
  const settings: Record<string, unknown> = file === undefined ? {} : { ...(await loadSettingsFile(file)) };
  const readsProviders = settings['providers'] === undefined;
  const misspelt = misspeltVariables(environment, readsProviders);
  if (readsProviders) {
    const found = providersFrom(environment, variables);
    if (found.length) warnings.push(...clientsWithoutId(environment));
    // Without providers in the environment, the file has to name one.
    if (file === undefined || found.length) settings['providers'] = found;
  }
  if (settings['baseUrl'] === undefined) {
    variables.set('baseUrl', 'OAUTH_BASE_URL');
    settings['baseUrl'] = environment['OAUTH_BASE_URL'] ?? listening;
  }
  if (settings['secret'] === undefined) {
    variables.set('secret', 'OAUTH_SECRET');
    settings['secret'] = environment['OAUTH_SECRET'];
  }
  const hasMadeSecret = settings['secret'] === undefined && isOnThisMachine(settings['baseUrl']);
  if (hasMadeSecret) {
    // A secret for a trial: sessions end with the process.
    settings['secret'] = base64url(crypto.getRandomValues(new Uint8Array(48)));
    warnings.push('OAUTH_SECRET is not set: using one that lasts until this process ends');
  }
  const hops = environment['OAUTH_TRUST_PROXY'];
  if (settings['trustProxy'] === undefined && hops !== undefined) {
    variables.set('trustProxy', 'OAUTH_TRUST_PROXY');
    settings['trustProxy'] = /^\d{1,3}$/.test(hops.trim()) ? Number(hops) : hops.trim() !== 'false' && hops;
  }
  const { chosen, problems = [] } = settings['store'] === undefined ? tryStore(environment) : {};
  if (chosen) settings['store'] = chosen.store;
  const announcement = chosen ? [chosen.announcement] : [];
  const storeFile = chosen?.file;
  return { settings, variables, hasMadeSecret, storeFile, problems, misspelt, warnings, announcement };
}

/** The store of the variables, or what is wrong with them: that is told together with all other problems. */
function tryStore(environment: Environment): { chosen?: ChosenStore | undefined; problems?: string[] } {
  try {
    return { chosen: storeFrom(environment) };
  } catch (error) {
    if (!isSettingsProblem(error)) throw error;
    return { problems: [error.message] };
  }
}

/** The default URL of the site: with the name `localhost` if that leads to `host`. */
export function defaultBaseUrl(host: string, port: number): string {
  const isOwn = ['127.0.0.1', '::1', 'localhost', '0.0.0.0', '::'].includes(host);
  const address = isIPv6(host) ? `[${host}]` : host;
  return `http://${isOwn ? 'localhost' : address}:${port}`;
}

function isOnThisMachine(baseUrl: unknown): boolean {
  return typeof baseUrl === 'string' && isUrl(baseUrl) && isLoopbackHost(new URL(baseUrl).hostname);
}
