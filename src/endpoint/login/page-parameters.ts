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

/** The parameters that a page may give to any provider. A `resource` decides whose tokens it gets: the settings must permit that. */
const everywhere: readonly string[] = ['ui_locales', 'acr_values'];

/** What values must be, of the parameters that a standard defines. */
const forms: Readonly<Record<string, { fits: RegExp; words: string }>> = {
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

/** What the settings set, a page does not change, unless `pageParams` says so. */
function isAllowed(name: string, provider: CheckedProvider): boolean {
  if (provider.pageParams.includes(name) || name === 'ui_locales') return true;
  return everywhere.includes(name) && !isSet(name, provider, provider.authorizationEndpoint);
}

/** Whether the settings or the address of the provider's page set a parameter, for whatever login: pages choose which one they begin. */
function isSet(
  name: string,
  { authorizationParams, accountParams, signUpParams }: CheckedProvider,
  endpoint: string | undefined,
): boolean {
  const isGiven = [authorizationParams, accountParams, signUpParams].some(
    (given) => given !== undefined && Object.hasOwn(given, name),
  );
  return isGiven || (endpoint !== undefined && new URL(endpoint).searchParams.has(name));
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
  const rule = Object.hasOwn(forms, name) ? forms[name] : undefined;
  const fits = rule ? rule.fits.test(value) : !/[\p{C}\p{Zl}\p{Zp}]/u.test(value);
  if (name === 'ui_locales') return fits && value.length <= maxLength / 10;
  if (!fits || (name === 'resource' && !isUrl(value)))
    throw new OAuthError('invalid_request', `${name} ${rule?.words ?? 'has an invisible character'}.`);
  return true;
}

/**
 * Those that are sent. `ui_locales` is known to OpenID providers alone (OpenID Connect Core section 3.1.2.1); what the settings or the address set
 * stays.
 * @param endpoint the authorization endpoint, which may be a discovered one.
 */
export function sentPageParameters(
  parameters: PageParameters,
  scope: readonly string[],
  provider: CheckedProvider,
  endpoint: string | undefined,
): PageParameters {
  const isSent = (name: string): boolean =>
    provider.pageParams.includes(name) ||
    ((name !== 'ui_locales' || scope.includes('openid')) && !isSet(name, provider, endpoint));
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => isSent(name)));
}
