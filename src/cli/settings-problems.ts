import { OAuthError } from '../protocol/errors.js';
import { missingClientIds, providerVariables } from './provider-variables.js';

/**
 * The problems of settings, one a line, as people know them who set variables and not settings:
 * `providers[0].clientSecret: is missing` becomes `GITHUB_CLIENT_SECRET is missing`.
 * @param variables the variable of each setting that came from the environment, or would have.
 */
export function nameVariables(
  problems: string,
  variables: ReadonlyMap<string, string>,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const lines = problems.split('\n').flatMap((line) => {
    // A provider's own settings say in parentheses what they must be.
    const [, setting = '', hint, problem = ''] = /^([\w.[\]]+)(?: \((.*)\))?: (.*)$/.exec(line) ?? [];
    const variable = variables.get(setting);
    if (line.startsWith('providers: is empty')) return explainNoProvider(environment);
    if (variable === undefined) return line;
    // Where `serve` listens is no address of a site, and nothing else was given.
    if (variable === 'OAUTH_BASE_URL' && environment[variable] === undefined)
      return 'OAUTH_BASE_URL is missing. Set it to the https address that people open; http works only on localhost.';
    return `${variable} ${hint ?? problem}`;
  });
  return lines.join('\n');
}

function explainNoProvider(environment: Readonly<Record<string, string | undefined>>): string[] {
  const missing = missingClientIds(environment).map((name) => `${name} is missing`);
  const choices = providerVariables().join(', or ');
  return missing.length ? missing : [`providers: is empty (set ${choices}, or give --config)`];
}

/** True for what `checkSettings` and the settings file complain of. */
export function isSettingsProblem(error: unknown): error is OAuthError {
  return error instanceof OAuthError && error.code === 'settings_invalid';
}
