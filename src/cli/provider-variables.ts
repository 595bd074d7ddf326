import { ownSettingsOf, providerTypeNames, providerTypes } from '../providers/index.js';
import type { Environment } from './environment.js';

/** A provider can't be used without these; the others have defaults. */
const needed = ['DOMAIN', 'TEAM_ID', 'KEY_ID', 'PRIVATE_KEY'];

/** What the variables of a provider begin with: `GITHUB_`. */
export function prefixOf(type: string): string {
  return `${type.toUpperCase().replaceAll('-', '_')}_`;
}

/** Further settings of a provider, by the ending of their variables: `baseUrl` by `BASE_URL`. */
function furtherSettings(type: string): Record<string, string> {
  const names = ownSettingsOf(type);
  return Object.fromEntries(names.map((name) => [name.replace(/[A-Z]/g, '_$&').toUpperCase(), name]));
}

/** What the variables of a provider end in. */
export function endingsOf(type: string): string[] {
  return ['CLIENT_ID', 'CLIENT_SECRET', ...Object.keys(furtherSettings(type))];
}

/** The variables that set up the best-known providers; `docs/providers.md` has those of all. */
export function providerVariables(): string[] {
  return Object.keys(providerTypes).map((type) => {
    const own = Object.keys(furtherSettings(type)).filter((ending) => needed.includes(ending));
    // A key makes the secrets.
    const secret = own.includes('PRIVATE_KEY') ? [] : ['CLIENT_SECRET'];
    const names = ['CLIENT_ID', ...secret, ...own].map((ending) => prefixOf(type) + ending);
    return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
  });
}

/**
 * Every provider whose client id is in the environment. An empty variable is passed on, so that it is refused.
 * @param variables receives the variable of each setting, such as `GITHUB_CLIENT_ID` for `providers[0].clientId`.
 */
export function providersFrom(
  environment: Environment,
  variables = new Map<string, string>(),
): Record<string, string>[] {
  const types = providerTypeNames.filter((type) => environment[`${prefixOf(type)}CLIENT_ID`]);
  return types.map((type, index) => {
    const endings = { CLIENT_ID: 'clientId', CLIENT_SECRET: 'clientSecret', ...furtherSettings(type) };
    const provider: Record<string, string> = { type };
    for (const [ending, setting] of Object.entries(endings)) {
      const name = prefixOf(type) + ending;
      const value = environment[name];
      if (value !== undefined) provider[setting] = value;
      variables.set(`providers[${index}].${setting}`, name);
    }
    return provider;
  });
}

/** Variables of client ids that are missing although other variables of their provider are set. */
export function missingClientIds(environment: Environment): string[] {
  return providerTypeNames
    .map((type) => `${prefixOf(type)}CLIENT_`)
    .filter((prefix) => environment[`${prefix}SECRET`] && !environment[`${prefix}ID`])
    .map((prefix) => `${prefix}ID`);
}

/** A line for each provider that is not offered although its client secret is set. */
export function clientsWithoutId(environment: Environment): string[] {
  return missingClientIds(environment).map(
    (name) => `${name} is missing: ${name.replace(/ID$/, 'SECRET')} alone sets up nothing`,
  );
}
