import { builtIn, isElsewhere, mayGetTokens } from './built-in-provider.js';
import { ProviderSpecificSettings } from './provider-specific-settings.js';
import {
  OAuthProvider,
  type OAuthProviderOptions,
  type Person,
  type ProviderList,
  type RawUser,
} from './provider.js';
import { OAuthError } from '../protocol/errors.js';
import { fieldsOf, text, verifiedEmail } from './user-fields.js';
import { verifiedProfile } from './verified-profile.js';

/** The options of Google; every endpoint can be overridden (a local emulator). */
export interface GoogleOptions extends Omit<OAuthProviderOptions, 'id'> {
  id?: string;
  /**
   * Only accounts of this Google Workspace domain can sign in; `*` for those of any domain. It is sent to Google, and the `hd` claim of
   * the ID token is checked, since a person can change the request. A page's own `hd` (`parameters` of `login()`) only chooses what
   * Google shows: it is refused where this names one domain, and no claim is compared with it.
   */
  hostedDomain?: string;
  /**
   * Default: the search for groups that a person is a direct member of. `…/v1/groups/-/memberships:searchTransitiveGroups` finds groups
   * of groups too, and needs a Workspace Enterprise or Cloud Identity Premium account.
   */
  groupsEndpoint?: string;
}

const issuer = 'https://accounts.google.com';
const directGroups = 'https://cloudidentity.googleapis.com/v1/groups/-/memberships:searchDirectGroups';

const endpoints = {
  authorizationEndpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
  tokenEndpoint: 'https://oauth2.googleapis.com/token',
  userEndpoint: 'https://openidconnect.googleapis.com/v1/userinfo',
  jwksUri: 'https://www.googleapis.com/oauth2/v3/certs',
  revocationEndpoint: 'https://oauth2.googleapis.com/revoke',
  apiBases: [
    'https://www.googleapis.com',
    'https://people.googleapis.com',
    'https://openidconnect.googleapis.com',
  ],
  refusesWebviews: true,
};

/**
 * Google, by OpenID Connect. Differs from the standard: there is no `offline_access` scope; a refresh token needs
 * `access_type=offline` and the person's consent, so that the account chooser uses `prompt=consent select_account`; refreshing brings
 * no new refresh token; granted scopes have their long names; an app's web view gets `disallowed_useragent`.
 *
 * No claim holds groups: they come from Cloud Identity, by the person's verified e-mail address, and only for accounts of Google
 * Workspace and Cloud Identity.
 * @example
 * new GoogleOAuthProvider({ clientId, clientSecret, hostedDomain: 'example.com' });
 */
export class GoogleOAuthProvider extends OAuthProvider {
  constructor({ hostedDomain, groupsEndpoint, ...options }: GoogleOptions) {
    const own = new ProviderSpecificSettings();
    const domain = own.text('hostedDomain', hostedDomain, 'must be a domain name or *', isDomain);
    const groups = own.endpoint('groupsEndpoint', groupsEndpoint, directGroups);
    const always = {
      scopes: ['openid'],
      userScopes: ['email', 'profile'],
      userFn: verifiedProfile,
      authorizationParams: { access_type: 'offline', prompt: 'consent' },
      accountParams: { prompt: 'consent select_account' },
      // A fixed domain is not for pages to change.
      pageParams: domain === undefined || domain === '*' ? ['hd'] : [],
      // A token of another issuer or token endpoint is not sent to Google: groups come from its own claim.
      ...(groupsEndpoint !== undefined || hasGoogleToken(options) ? groupsAt(groups) : {}),
      ...(domain === undefined ? {} : { acceptClaimsFn: (claims: RawUser) => isOfDomain(claims, domain) }),
    };
    const params = domain === undefined ? {} : { hd: domain };
    // Google's metadata promises `iss`; an emulator may not send it.
    const sendsIssuer = options.authorizationEndpoint === undefined ? ('when-shared' as const) : false;
    const atHome = { ...endpoints, sendsIssuer };
    const known = { id: 'google', name: 'Google', issuer, atHome, always };
    super(...builtIn({ ...known, params, sureScopes: ['openid'] }, options, own));
  }
}

function hasGoogleToken(given: Omit<GoogleOptions, 'id'>): boolean {
  // The search has a host of its own.
  const isMoved = isElsewhere(given.tokenEndpoint, endpoints.tokenEndpoint);
  return !isMoved && mayGetTokens(endpoints.userEndpoint, given, { issuer, ...endpoints });
}

function isDomain(value: string): boolean {
  return /^(?:\*|[a-z\d-]+(?:\.[a-z\d-]+)+)$/i.test(value);
}

function isOfDomain(claims: RawUser, domain: string): boolean {
  const hosted = text(claims['hd'])?.toLowerCase();
  return domain === '*' ? hosted !== undefined : hosted === domain.toLowerCase();
}

function groupsAt(endpoint: string): Partial<OAuthProviderOptions> {
  return {
    // The search needs the e-mail address, even if the user isn't fetched.
    groupScopes: ['email', 'https://www.googleapis.com/auth/cloud-identity.groups.readonly'],
    groupsFn: (person, list) => findGroups(person, list, endpoint),
  };
}

/**
 * Cloud Identity API, `groups.memberships.searchDirectGroups`. It requires a label; every group has this one.
 * @throws {OAuthError} `groups_fetch_failed` without a verified e-mail address.
 */
async function findGroups({ claims, raw }: Person, list: ProviderList, endpoint: string): Promise<unknown[]> {
  const email = verifiedEmail(claims) ?? verifiedEmail(await raw());
  if (email === null)
    throw new OAuthError('groups_fetch_failed', 'Google told no verified e-mail address to find groups by.');
  // A quote in the address must not end the quoted text.
  const member = email.replace(/[\\']/g, '\\$&');
  const query = `member_key_id == '${member}' && 'cloudidentity.googleapis.com/groups.discussion_forum' in labels`;
  const page = (token?: string): string => {
    const url = new URL(endpoint);
    url.searchParams.set('query', query);
    if (token !== undefined) url.searchParams.set('pageToken', token);
    return url.href;
  };
  const found = await list(page(), (body) => {
    const { memberships, nextPageToken } = fieldsOf(body);
    const token = text(nextPageToken);
    // Without any group the answer is `{}`.
    const items = fieldsOf(body) === body ? (memberships ?? []) : undefined;
    return token === null ? { items } : { items, next: page(token) };
  });
  return found.map(toGroup);
}

function toGroup(membership: unknown): unknown {
  const { groupKey, group, displayName } = fieldsOf(membership);
  const id = text(fieldsOf(groupKey)['id']) ?? text(group);
  return { id, name: text(displayName) ?? id };
}
