import { OAuthError } from '../../protocol/errors.js';
import { isUrl } from '../../protocol/parse-url.js';
import type { Query } from '../http/query.js';
import { OperatorNote } from '../log/operator-note.js';
import { parameterNotAllowed } from '../log/parameter-messages.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import { isStandardParameter, parameterForm } from '../settings/reserved-parameters.js';

/** Authorization parameters by name. */
export type PageParameters = Readonly<Record<string, string>>;

/** How a page names one in the query of a login, such as `parameters.hd`. */
const prefix = 'parameters.';

/** Characters of all names and values together: a pending login is kept in a cookie. */
const maxLength = 1000;

/** The parameters that a page may give to any provider, and what their values must be. */
const everywhere: Readonly<Record<string, { fits: RegExp; words: string }>> = {
  ui_locales: { fits: /^[a-z]{2,8}(-[a-z\d]{1,8})*( [a-z]{2,8}(-[a-z\d]{1,8})*)*$/i, words: '' },
  // RFC 8707 section 2: an absolute URL without a fragment.
  resource: { fits: /^https:\/\/[\w.[\]:-]+([/?][!-"$-~]*)?$/i, words: 'must be an https URL without #' },
  acr_values: { fits: /^[!-~]+( [!-~]+)*$/, words: 'must be names with a space between them' },
};

/**
 * The `parameters.NAME` of a login: those that any page may set, and the provider's `pageParams`. A language that is none is left out:
 * pages send theirs by themselves.
 * @throws {OAuthError} `parameter_not_allowed`, `invalid_request`.
 */
export function parsePageParameters(query: Query, provider: CheckedProvider): PageParameters {
  const given: [name: string, value: string][] = [];
  for (const [key, value] of query) {
    if (!key.startsWith(prefix)) continue;
    const name = key.slice(prefix.length);
    if (!isAllowed(name, provider)) throw notAllowed(name, provider);
    if (value !== '' && isUsable(name, value)) given.push([name, value]);
  }
  if (given.flat().join('').length > maxLength)
    throw new OAuthError('invalid_request', `parameters are longer than ${maxLength} characters together.`);
  return Object.fromEntries(given);
}

/** What the settings set for every login, a page does not change, unless `pageParams` says so. */
function isAllowed(name: string, { pageParams, authorizationParams }: CheckedProvider): boolean {
  if (pageParams.includes(name) || name === 'ui_locales') return true;
  return Object.hasOwn(everywhere, name) && !Object.hasOwn(authorizationParams, name);
}

function notAllowed(name: string, provider: CheckedProvider): OAuthError {
  const isStandard = isStandardParameter(name);
  const shown = parameterForm.test(name) ? `the parameter ${name}` : 'that parameter';
  return new OAuthError(
    'parameter_not_allowed',
    `A page may not set ${shown} for ${provider.name}.`,
    new OperatorNote(parameterNotAllowed({ provider: provider.id, name, isStandard })),
  );
}

/**
 * Whether a value is sent.
 * @throws {OAuthError} `invalid_request` for one that may not be.
 */
function isUsable(name: string, value: string): boolean {
  const rule = Object.hasOwn(everywhere, name) ? everywhere[name] : undefined;
  const fits = rule ? rule.fits.test(value) : !/[\p{C}\p{Zl}\p{Zp}]/u.test(value);
  if (name === 'ui_locales') return fits && value.length <= maxLength / 10;
  if (!fits || (name === 'resource' && !isUrl(value)))
    throw new OAuthError('invalid_request', `${name} ${rule?.words ?? 'has an invisible character'}.`);
  return true;
}

/**
 * Those that are sent. `ui_locales` is known to OpenID providers alone (OpenID Connect Core section 3.1.2.1); the one of the settings stays.
 */
export function sentPageParameters(
  parameters: PageParameters,
  scope: readonly string[],
  { pageParams, authorizationParams }: CheckedProvider,
): PageParameters {
  const { ui_locales: language, ...others } = parameters;
  if (language === undefined) return others;
  const isOwn = Object.hasOwn(authorizationParams, 'ui_locales');
  const sends = pageParams.includes('ui_locales') || (scope.includes('openid') && !isOwn);
  return sends ? parameters : others;
}
