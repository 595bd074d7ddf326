import { nearestName } from '../protocol/nearest-name.js';
import { providerTypeNames } from '../providers/index.js';
import type { Environment } from './environment.js';
import { endingsOf, prefixOf } from './provider-variables.js';

/** A variable that nothing reads, and the one that was probably meant, which is not set. */
interface Misspelt {
  readonly name: string;
  readonly meant: string;
}

const clientEndings = ['CLIENT_ID', 'CLIENT_SECRET'];

/** Shorter prefixes resemble too many others: `BOT` resembles `BOX`. */
const minimumPrefixLength = 4;

/** The variables that begin with `OAUTH_`: only these are certainly meant for us. */
const ownNames = ['OAUTH_SECRET', 'OAUTH_BASE_URL', 'OAUTH_TRUST_PROXY'];

/**
 * A line for each variable whose name resembles that of one that is not set. They are only warnings, because an environment holds variables
 * of other programs, too.
 * @param readsProviders whether providers come from the environment.
 */
export function misspeltVariables(environment: Environment, readsProviders: boolean): string[] {
  const names = Object.keys(environment).filter((name) => environment[name]);
  const found = [
    ...names.flatMap((name) => misspeltOwn(name)),
    ...(readsProviders
      ? names.flatMap((name) => [
          ...misspeltPrefix(name),
          ...misspeltEnding(name, environment),
          ...ofAuthJs(name, environment),
        ])
      : []),
  ];
  const lines = found
    .filter(({ meant }) => !environment[meant])
    .map(({ name, meant }) => `${name}: did you mean ${meant}?`);
  return [...new Set(lines)];
}

function misspeltOwn(name: string): Misspelt[] {
  const meant = /^OAUTH_/i.test(name) && !ownNames.includes(name) ? nearestName(name, ownNames) : undefined;
  return meant === undefined ? [] : [{ name, meant }];
}

/** Such as `DISCROD_CLIENT_ID`. */
function misspeltPrefix(name: string): Misspelt[] {
  const [, prefix = '', kind = ''] = /^(.+?)_?CLIENT_?(ID|SECRET)$/i.exec(name) ?? [];
  const type = prefix.length < minimumPrefixLength ? undefined : nearestName(prefix, providerTypeNames);
  const meant = type ? `${prefixOf(type)}CLIENT_${kind.toUpperCase()}` : undefined;
  // The name of another provider is no mistake.
  const isKnown = providerTypeNames.some((known) => name.startsWith(prefixOf(known)));
  return meant === undefined || meant === name || (isKnown && !meant.startsWith(prefix))
    ? []
    : [{ name, meant }];
}

/** Such as `AZURE_TENANT_ID`, if Azure is set up. */
function misspeltEnding(name: string, environment: Environment): Misspelt[] {
  const type = providerTypeNames.find((known) => name.startsWith(prefixOf(known)));
  if (type === undefined) return [];
  const prefix = prefixOf(type);
  const isSetUp = clientEndings.some((ending) => environment[prefix + ending]);
  const ending = name.slice(prefix.length);
  const endings = endingsOf(type);
  const meant = isSetUp && !endings.includes(ending) ? nearestName(ending, endings) : undefined;
  return meant === undefined ? [] : [{ name, meant: prefix + meant }];
}

/**
 * `GITHUB_ID` with `GITHUB_SECRET`, or `AUTH_GITHUB_ID` with `AUTH_GITHUB_SECRET`, as for Auth.js. One of the two alone may belong to
 * anything.
 */
function ofAuthJs(name: string, environment: Environment): Misspelt[] {
  const [, start = '', prefix = '', kind = ''] = /^(AUTH_)?(.+_)(ID|SECRET)$/.exec(name) ?? [];
  const other = start + prefix + (kind === 'ID' ? 'SECRET' : 'ID');
  const isProvider =
    environment[other] !== undefined && providerTypeNames.some((type) => prefixOf(type) === prefix);
  return isProvider ? [{ name, meant: `${prefix}CLIENT_${kind}` }] : [];
}
