import { address, type ProviderSpecificSettings } from './provider-specific-settings.js';
import type { OAuthProviderOptions, OptionProblem, RawUser } from './provider.js';
import { isUrl } from '../protocol/parse-url.js';
import { fieldsOf, withoutUndefined } from './user-fields.js';

type Options = Partial<OAuthProviderOptions>;

/** The data of a built-in provider. */
export interface BuiltIn {
  readonly id: string;
  readonly name: string;
  /** The issuer of its ID tokens; `undefined` if it sends none. */
  readonly issuer?: string | undefined;
  /** Options that apply only with this issuer. With another issuer they are discovered, and nothing is sent to these addresses. */
  readonly atHome: Options;
  /** Options that apply with any issuer. */
  readonly always?: Options;
  /** Authorization parameters from the provider's own options: they override given ones. */
  readonly params?: Readonly<Record<string, string>>;
  /** Scopes that are requested even if other scopes are given: without `openid` there is no ID token to check. */
  readonly sureScopes?: readonly string[];
}

/** Whether the options keep the built-in provider's own issuer. */
export function isAtHome(issuer: unknown, own: string | undefined): boolean {
  return issuer === undefined || issuer === own;
}

/** Whether a given address has another origin than the built-in one: its tokens are another company's then. */
export function isElsewhere(given: unknown, own: string | undefined): boolean {
  const used = address(given);
  return used !== undefined && own !== undefined && new URL(used).origin !== new URL(own).origin;
}

/**
 * Merges given options over those of a built-in provider. Given authorization parameters are added to the built-in ones. A given
 * `acceptClaimsFn` is called in addition to the built-in one, never instead of it. The given object isn't changed; values of a wrong type
 * are passed on, and refused later.
 */
export function builtIn(
  built: BuiltIn,
  options: object,
  own: ProviderSpecificSettings,
): readonly [options: OAuthProviderOptions, problems: readonly OptionProblem[]] {
  const { id, name, issuer, atHome, always = {}, params = {}, sureScopes = [] } = built;
  const given = withoutUndefined(options) as Options;
  const named = issuer === undefined ? {} : { issuer };
  const home = { ...always, ...(isAtHome(given.issuer, issuer) ? atHome : {}) };
  const moved = hasMoved(given.tokenEndpoint, home.tokenEndpoint ?? atHome.tokenEndpoint);
  const known = { id, name, ...named, ...(moved ? withoutOwnAddresses(home, given) : home) };
  const all = { ...known, ...given };
  if (home.userEndpoint !== undefined && all.userEndpoint === undefined && all.userFromToken === undefined)
    own.refuse(
      'userEndpoint',
      'is missing: tokens of another tokenEndpoint are not sent to the built-in one',
    );
  if (always.acceptClaimsFn && all.authorizationEndpoint && all.tokenEndpoint && !all.jwksUri)
    own.refuse('jwksUri', 'is missing');
  if (given.extraEndpoints !== undefined && fieldsOf(given.extraEndpoints) !== given.extraEndpoints)
    own.refuse('extraEndpoints', 'must be an object');
  const merged = {
    ...all,
    scopes: sureScopes.length ? withScopes(sureScopes, all.scopes) : all.scopes,
    authorizationParams: merge(known.authorizationParams, given.authorizationParams, params),
    extraEndpoints: { ...fieldsOf(given.extraEndpoints), ...own.endpoints },
    ...combinedCheck(always.acceptClaimsFn, given.acceptClaimsFn),
  };
  if (!own.namesServer && namesNoServer(given, { ...always, ...atHome, issuer })) atOwnAddresses.add(merged);
  return [merged as OAuthProviderOptions, own.problems];
}

/** The options of providers whose addresses are all built in. */
const atOwnAddresses = new WeakSet<object>();

/** Whether options that were merged here name no server but the built-in provider's. */
export function isAtOwnAddresses(options: object): boolean {
  return atOwnAddresses.has(options);
}

const addresses = [
  ...(['issuer', 'authorizationEndpoint', 'tokenEndpoint', 'userEndpoint', 'jwksUri'] as const),
  ...(['revocationEndpoint', 'refreshEndpoint', 'endSessionEndpoint'] as const),
];

/** Whether all given addresses are on servers of the built-in provider. */
function namesNoServer(given: Options, own: Readonly<Partial<Record<keyof Options, unknown>>>): boolean {
  const originOf = (url: unknown): string | undefined =>
    typeof url === 'string' && isUrl(url) ? new URL(url).origin : undefined;
  const origins = addresses.map((name) => originOf(own[name]));
  return addresses.every((name) => given[name] === undefined || origins.includes(originOf(given[name])));
}

/** The addresses that decide whose tokens a provider has. */
type Addresses = Readonly<Partial<Record<'issuer' | 'tokenEndpoint' | 'userEndpoint', unknown>>>;
/** The same addresses of the built-in provider. */
type OwnAddresses = Readonly<Partial<Record<'issuer' | 'tokenEndpoint', string | undefined>>>;

/**
 * Whether an address of the built-in provider may get its tokens: not those of another issuer or token endpoint, nor where the user is
 * asked for elsewhere.
 */
export function mayGetTokens(url: string, given: Addresses, own: OwnAddresses): boolean {
  if (!isAtHome(given.issuer, own.issuer) || isElsewhere(given.userEndpoint, url)) return false;
  return !hasMoved(given.tokenEndpoint, own.tokenEndpoint) || isBeside(url, given);
}

/** Whether an address of the built-in provider may also receive the client secret and refresh tokens. */
export function mayGetSecrets(url: string, given: Addresses, own: OwnAddresses): boolean {
  if (!isAtHome(given.issuer, own.issuer)) return false;
  return !hasMoved(given.tokenEndpoint, own.tokenEndpoint) || isSameOrigin(given.tokenEndpoint, url);
}

/**
 * Whether a given token endpoint is not the built-in one. If the built-in one is discovered, each given one counts as another: built-in
 * addresses must be beside it.
 */
function hasMoved(given: unknown, own: string | undefined): boolean {
  return address(given) !== undefined && (own === undefined || isElsewhere(given, own));
}

function isBeside(url: string | undefined, { tokenEndpoint, userEndpoint }: Addresses): boolean {
  return isSameOrigin(tokenEndpoint, url) || isSameOrigin(userEndpoint, url);
}

function isSameOrigin(given: unknown, url: string | undefined): boolean {
  return address(given) !== undefined && !isElsewhere(given, url);
}

/** Addresses that are called or opened with what the token endpoint has issued. */
const called = ['userEndpoint', 'endSessionEndpoint'] as const;
/** Addresses that receive the client secret or refresh tokens, too. */
const trusted = ['revocationEndpoint', 'refreshEndpoint'] as const;

/**
 * The options of a provider whose given token endpoint is elsewhere, at another company or a test server. Its tokens are sent to no
 * built-in address, unless that shares the origin of the token endpoint or of the given user endpoint. Secrets go only to the origin of the
 * token endpoint.
 */
function withoutOwnAddresses(home: Options, given: Options): Options {
  const left: readonly string[] = [
    ...called.filter((name) => !isBeside(home[name], given)),
    ...trusted.filter((name) => !isSameOrigin(given.tokenEndpoint, home[name])),
  ];
  const kept = Object.entries(home).filter(([name]) => !left.includes(name));
  const { apiBases } = home;
  return {
    ...Object.fromEntries(kept),
    ...(apiBases ? { apiBases: apiBases.filter((base) => isBeside(base, given)) } : {}),
  };
}

function withScopes(sure: readonly string[], scopes: unknown): unknown {
  return Array.isArray(scopes) ? [...new Set<unknown>([...sure, ...(scopes as unknown[])])] : scopes;
}

function merge(known: object | undefined, given: unknown, last: object): unknown {
  if (given === undefined) return { ...known, ...last };
  // `null` is refused later. A list must not be taken for an object whose names are its indexes.
  return fieldsOf(given) === given ? { ...known, ...given, ...last } : null;
}

type ClaimsCheck = OAuthProviderOptions['acceptClaimsFn'];

function combinedCheck(own: ClaimsCheck, given: unknown): Options {
  if (!own || typeof given !== 'function') return {};
  const other = given as NonNullable<ClaimsCheck>;
  return { acceptClaimsFn: (claims: RawUser) => own(claims) && other(claims) };
}
