import { OAuthError } from '../protocol/errors.js';
import type { Environment } from './environment.js';
import { missingClientIds, providerVariables } from './provider-variables.js';

/**
 * The problems of settings, one a line, with the names of environment variables:
 * `providers[0].clientSecret: is missing` becomes `GITHUB_CLIENT_SECRET is missing`.
 * @param variables the variable of each setting that comes from the environment, or could.
 * @param misspelt lines about variables whose names are nearly right.
 */
export function nameVariables(
  problems: string,
  variables: ReadonlyMap<string, string>,
  environment: Environment,
  misspelt: readonly string[],
): string {
  const lines = problems.split('\n').flatMap((line) => {
    const [, setting = '', problem = ''] = /^([\w.[\]]+): (.*)$/.exec(line) ?? [];
    const variable = variables.get(setting);
    if (line.startsWith('providers: is empty')) return explainNoProvider(environment, misspelt);
    if (variable === undefined) return line;
    if (variable === 'OAUTH_BASE_URL') {
      // The default, where `serve` listens, can't be the address of a site.
      const what = environment[variable] === undefined ? 'is missing' : problem.replace(/(?:\.| \() ?.*/, '');
      return `${variable} ${what}. Set it to the https address that people open; http works only on localhost.`;
    }
    return `${variable} ${problem}`;
  });
  return lines.join('\n');
}

function explainNoProvider(environment: Environment, misspelt: readonly string[]): string[] {
  const missing = missingClientIds(environment).map((name) => `${name} is missing`);
  // The lines about them follow.
  if (!missing.length && misspelt.some((line) => line.includes('_CLIENT_ID?')))
    return ['providers: is empty'];
  const choices = providerVariables().join(', or ');
  return missing.length
    ? missing
    : [
        `providers: is empty (set ${choices}, or those of another provider in docs/providers.md of this package, or give --config)`,
      ];
}

/** Whether an error is about the settings or their file. */
export function isSettingsProblem(error: unknown): error is OAuthError {
  return error instanceof OAuthError && error.code === 'settings_invalid';
}
