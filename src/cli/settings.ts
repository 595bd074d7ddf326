import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OAuthError } from '../protocol/errors.js';
import { isLoopbackHost } from '../protocol/loopback.js';
import { providerTypes } from '../providers/index.js';
import { base64url } from '../endpoint/random.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Settings as they are given, unchecked: from a file, with what it leaves out from the environment.
 * @param warn is told when a secret had to be made up.
 */
export async function gatherSettings(
  file: string | undefined,
  environment: Environment,
  port: number,
  warn: (warning: string) => void,
): Promise<Record<string, unknown>> {
  const given = file === undefined ? { providers: providersFrom(environment) } : await loadFile(file);
  const baseUrl = given['baseUrl'] ?? environment['OAUTH_BASE_URL'] ?? `http://localhost:${port}`;
  const secret = given['secret'] ?? environment['OAUTH_SECRET'] ?? secretFor(baseUrl, warn);
  return { ...given, baseUrl, ...(secret === undefined ? {} : { secret }) };
}

async function loadFile(file: string): Promise<Record<string, unknown>> {
  const path = resolve(file);
  let settings: unknown;
  try {
    settings = file.endsWith('.json')
      ? JSON.parse(await readFile(path, 'utf8'))
      : ((await import(pathToFileURL(path).href)) as { default?: unknown }).default;
  } catch (cause) {
    throw new OAuthError('settings_invalid', `${file}: can not be read`, cause);
  }
  if (typeof settings !== 'object' || settings === null)
    throw new OAuthError('settings_invalid', `${file}: exports no settings`);
  return { ...settings };
}

/** Settings that a provider has besides its client, by the ending of their variables. */
const ownSettings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  azure: { TENANT: 'tenant' },
  microsoft: { TENANT: 'tenant' },
  auth0: { DOMAIN: 'domain', AUDIENCE: 'audience' },
};

/** Without these it can not be used; the others have defaults. */
const needed = ['DOMAIN'];

/** The names of the variables that bring a provider, for each that is built in. */
export function providerVariables(): string[] {
  return Object.keys(providerTypes).map((type) => {
    const own = Object.keys(ownSettings[type] ?? {}).filter((ending) => needed.includes(ending));
    const names = ['CLIENT_ID', 'CLIENT_SECRET', ...own].map((ending) => `${type.toUpperCase()}_${ending}`);
    return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
  });
}

/** Every provider whose client id is in the environment. A variable that is there but empty is told as a mistake. */
function providersFrom(environment: Environment): Record<string, string>[] {
  return Object.keys(providerTypes).flatMap((type) => {
    const prefix = `${type.toUpperCase()}_`;
    const endings = { CLIENT_ID: 'clientId', CLIENT_SECRET: 'clientSecret', ...ownSettings[type] };
    if (!environment[`${prefix}CLIENT_ID`]) return [];
    const provider: Record<string, string> = { type };
    for (const [ending, setting] of Object.entries(endings)) {
      const value = environment[prefix + ending];
      if (value !== undefined) provider[setting] = value;
    }
    return [provider];
  });
}

/** For trying things out on this machine only: sessions end when the process does. */
function secretFor(baseUrl: unknown, warn: (warning: string) => void): string | undefined {
  if (typeof baseUrl !== 'string' || !URL.canParse(baseUrl) || !isLoopbackHost(new URL(baseUrl).hostname))
    return undefined;
  warn('OAUTH_SECRET is not set: using one that lasts until this process ends');
  return base64url(crypto.getRandomValues(new Uint8Array(48)));
}
