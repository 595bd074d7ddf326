import { builtIn, isAtHome, mayGetTokens } from './built-in-provider.js';
import { describeUser, graphIdOf, isSamePerson, personalTenant } from './azure-user.js';
import { graphOf, worldwideAuthority } from './azure-clouds.js';
import { groupsOfClaim, groupsOfGraph } from './azure-groups.js';
import { ProviderSpecificSettings } from './provider-specific-settings.js';
import { OAuthProvider, type OAuthProviderOptions, type RawUser } from './provider.js';
import { text, withoutUndefined } from './user-fields.js';

/** The options of Microsoft; every endpoint can be overridden (sovereign clouds, a local emulator). */
export interface AzureOptions extends Omit<OAuthProviderOptions, 'id'> {
  id?: string;
  /**
   * Who may sign in: `common` (default) for everybody, `organizations` for work and school accounts, `consumers` for
   * personal ones, or one tenant by its id or domain. The id is the strictest: ID tokens of other tenants are refused.
   */
  tenant?: string;
  /**
   * The login host of a sovereign cloud, such as `https://login.microsoftonline.us`. Default: `https://login.microsoftonline.com`. One
   * that is not Microsoft's needs `graph` or `userEndpoint`, too.
   */
  authority?: string;
  /** The URL of Microsoft Graph with its version. Default: that of the cloud of `authority`, such as `https://graph.microsoft.com/v1.0`. */
  graph?: string;
  /**
   * The source of groups: `graph` (default), which needs an administrator's consent; or `claim`, the `groups` of the ID token, as
   * configured for the app. If they are too many for a token, Graph is called anyway.
   */
  groups?: 'graph' | 'claim';
}

/**
 * Microsoft Entra ID, formerly Azure AD, by OpenID Connect. Differs from the standard: ID tokens of many tenants have as
 * many issuers; there is no revocation; refreshing leaves the old refresh token valid; the user comes from
 * Microsoft Graph, whose id is the `oid` of the ID token, not its `sub`. There is no avatar: Graph has no URL for pictures.
 *
 * The e-mail address is `null` unless it is verified (by the optional claim `xms_edov`, or in a personal account): an administrator of
 * any other tenant can set both `email` and Graph's `mail` to any address.
 *
 * Give `tenant` and `authority` rather than `issuer`: with another issuer, everything is discovered there.
 */
export class AzureOAuthProvider extends OAuthProvider {
  constructor({ tenant, authority, graph, groups, ...options }: AzureOptions) {
    const own = new ProviderSpecificSettings();
    const site = own.base('authority', authority, worldwideAuthority);
    const ownGraph = graphOf(site);
    const api = graph === undefined ? ownGraph : own.base('graph', graph, ownGraph ?? site);
    const from = own.text('groups', groups, 'must be "graph" or "claim"', (value) =>
      /^(graph|claim)$/.test(value),
    );
    const whose = own.text('tenant', tenant, tenantWords, isTenant)?.toLowerCase() ?? 'common';
    const issuer = `${site}/${tenantIn(whose)}/v2.0`;
    // A token of another issuer or login host is not sent to Microsoft Graph, unless `graph` is set.
    const hasGraph = graph !== undefined || isAtHome(options.issuer, issuer);
    if (hasGraph && api === undefined && !options.userEndpoint && !options.userFromToken)
      own.refuse('graph', 'is missing: tokens of another authority are not sent to graph.microsoft.com');
    const atHome = endpointsOf(`${site}/${whose}`);
    const hasGroups = (base: string): boolean =>
      graph !== undefined || mayGetTokens(base, options, { issuer, ...atHome });
    const groupsFrom = from === 'claim' ? groupsOfClaim : groupsOfGraph;
    const always = {
      scopes: ['openid', 'profile', 'email', 'offline_access'],
      pageParams: ['domain_hint'],
      userIdFn: (raw: RawUser) => raw['id'] ?? raw['sub'],
      userFn: (raw: RawUser, _get: unknown, claims: RawUser) => describeUser(raw, claims),
      claimsIdFn: graphIdOf,
      sameUserFn: isSamePerson,
      ...(takesPersonal(whose) ? {} : { acceptClaimsFn: isOfOrganization }),
      ...(api !== undefined && hasGraph ? graphAt(api) : {}),
      ...(api !== undefined && hasGroups(api) ? groupsFrom(api) : {}),
    };
    const known = { id: 'azure', name: 'Microsoft', issuer, atHome, always };
    // Without `profile` an ID token has no `oid`.
    super(...builtIn({ ...known, sureScopes: ['openid', 'profile'] }, options, own));
  }
}

/** `AzureOAuthProvider` with the id `microsoft`. */
export class MicrosoftOAuthProvider extends AzureOAuthProvider {
  constructor(options: AzureOptions) {
    super({ id: 'microsoft', ...(withoutUndefined(options) as AzureOptions) });
  }
}

const tenantWords = 'must be "common", "organizations", "consumers", an id or a domain name';

function isTenant(value: string): boolean {
  return /^[a-z\d][a-z\d-]*(?:\.[a-z\d-]+)*$/i.test(value);
}

/** The tenant in the issuer of ID tokens; `{tenantid}` if only their `tid` claim tells it. */
function tenantIn(tenant: string): string {
  if (tenant === 'consumers') return personalTenant;
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(tenant) ? tenant : '{tenantid}';
}

function takesPersonal(tenant: string): boolean {
  return tenant === 'common' || tenantIn(tenant) === personalTenant;
}

function isOfOrganization(claims: RawUser): boolean {
  const tenant = text(claims['tid']);
  return tenant !== null && tenant.toLowerCase() !== personalTenant;
}

function endpointsOf(site: string): Partial<OAuthProviderOptions> {
  return {
    authorizationEndpoint: `${site}/oauth2/v2.0/authorize`,
    tokenEndpoint: `${site}/oauth2/v2.0/token`,
    jwksUri: `${site}/discovery/v2.0/keys`,
    endSessionEndpoint: `${site}/oauth2/v2.0/logout`,
  };
}

function graphAt(api: string): Partial<OAuthProviderOptions> {
  return {
    userEndpoint: `${api}/me`,
    userScopes: ['User.Read'],
    apiBases: [api],
    apiHeaders: ['consistencylevel', 'prefer'],
  };
}
