import { providerTypes } from '../providers/index.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Further settings of a provider, by the suffix of their variables. */
const ownSettings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  azure: { TENANT: 'tenant' },
  microsoft: { TENANT: 'tenant' },
  auth0: { DOMAIN: 'domain', AUDIENCE: 'audience' },
};

/** A provider can't be used without these; the others have defaults. */
const needed = ['DOMAIN'];

/** The variables that set up each built-in provider. */
export function providerVariables(): string[] {
  return Object.keys(providerTypes).map((type) => {
    const own = Object.keys(ownSettings[type] ?? {}).filter((ending) => needed.includes(ending));
    const names = ['CLIENT_ID', 'CLIENT_SECRET', ...own].map((ending) => `${type.toUpperCase()}_${ending}`);
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
  const types = Object.keys(providerTypes).filter((type) => environment[`${type.toUpperCase()}_CLIENT_ID`]);
  return types.map((type, index) => {
    const endings = { CLIENT_ID: 'clientId', CLIENT_SECRET: 'clientSecret', ...ownSettings[type] };
    const provider: Record<string, string> = { type };
    for (const [ending, setting] of Object.entries(endings)) {
      const name = `${type.toUpperCase()}_${ending}`;
      const value = environment[name];
      if (value !== undefined) provider[setting] = value;
      variables.set(`providers[${index}].${setting}`, name);
    }
    return provider;
  });
}

/** Variables of client ids that are missing although other variables of their provider are set. */
export function missingClientIds(environment: Environment): string[] {
  return Object.keys(providerTypes)
    .map((type) => `${type.toUpperCase()}_CLIENT_`)
    .filter((prefix) => environment[`${prefix}SECRET`] && !environment[`${prefix}ID`])
    .map((prefix) => `${prefix}ID`);
}
