import { OAuthError } from '../protocol/errors.js';
import { builtIn, isAtHome } from './built-in-provider.js';
import { ProviderSpecificSettings } from './provider-specific-settings.js';
import { OAuthProvider, type OAuthProviderOptions, type Person } from './provider.js';
import { verifiedProfile } from './verified-profile.js';

/** The options of Auth0; every endpoint can be overridden. */
export interface Auth0Options extends Omit<OAuthProviderOptions, 'id'> {
  id?: string;
  /** The tenant's or a custom one, such as `example.eu.auth0.com`; an address with its scheme for an emulator. */
  domain: string;
  /** The API that access tokens are for: with it they are JWTs, without it opaque. */
  audience?: string;
  /** Name of the claim that an Action of yours puts groups or roles in, such as `https://example.com/roles`. */
  groupsClaim?: string;
}

/**
 * Auth0, by OpenID Connect. Differs from the standard: access tokens are opaque unless an `audience` is requested, only refresh
 * tokens can be revoked, its sign-up page is asked for by `screen_hint`, and no claim holds groups until an Action adds one.
 *
 * A person without that claim is in no group; without `groupsClaim`, a login that fetches groups fails.
 * @example
 * new Auth0OAuthProvider({ domain: 'example.eu.auth0.com', clientId, clientSecret });
 */
export class Auth0OAuthProvider extends OAuthProvider {
  constructor({ domain, audience, groupsClaim, ...options }: Auth0Options) {
    const own = new ProviderSpecificSettings();
    const host = own.text('domain', domain, domainWords, isDomain);
    const site = own.base('domain', host && withScheme(host), 'https://auth0.invalid');
    const issuer = `${site}/`;
    // Not needed with another issuer, where everything is discovered.
    if ((domain as unknown) === undefined && isAtHome(options.issuer, issuer))
      own.refuse('domain', `is missing. Set it to the domain of your tenant, such as ${exampleDomain}`);
    const api = own.text('audience', audience, '', () => true);
    const claim = own.text('groupsClaim', groupsClaim, '', () => true);
    const always = {
      scopes: ['openid', 'offline_access'],
      userScopes: ['profile', 'email'],
      userFn: verifiedProfile,
      groupsFn: (person: Person) => groupsOf(person, claim),
      accountParams: { prompt: 'login' },
      signUpParams: { screen_hint: 'signup' },
    };
    const params = api === undefined ? {} : { audience: api };
    const known = { id: 'auth0', name: 'Auth0', issuer, atHome: endpointsOf(site), always };
    super(...builtIn({ ...known, params, sureScopes: ['openid'] }, options, own));
  }
}

const exampleDomain = 'example.eu.auth0.com';
const domainWords = `must be a host name, such as ${exampleDomain}`;

function isDomain(value: string): boolean {
  return /^(?:https?:\/\/)?[a-z\d-]+(?:\.[a-z\d-]+)*(?::\d+)?\/?$/i.test(value);
}

function withScheme(domain: string): string {
  return /^https?:/.test(domain) ? domain : `https://${domain}`;
}

function endpointsOf(site: string): Partial<OAuthProviderOptions> {
  return {
    authorizationEndpoint: `${site}/authorize`,
    tokenEndpoint: `${site}/oauth/token`,
    userEndpoint: `${site}/userinfo`,
    jwksUri: `${site}/.well-known/jwks.json`,
    revocationEndpoint: `${site}/oauth/revoke`,
    endSessionEndpoint: `${site}/oidc/logout`,
  };
}

/** Groups from the ID token, else from the profile: an Action may add the claim to either. */
async function groupsOf({ claims, raw }: Person, claim: string | undefined): Promise<unknown> {
  if (claim === undefined)
    throw new OAuthError(
      'groups_fetch_failed',
      'Set groupsClaim to the claim that your Auth0 Action adds: Auth0 sends no groups by itself.',
    );
  if (Object.hasOwn(claims, claim)) return claims[claim];
  const profile = await raw();
  return Object.hasOwn(profile, claim) ? profile[claim] : [];
}
