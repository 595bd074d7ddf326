import { builtIn, isAtHome, isElsewhere, mayGetSecrets, mayGetTokens } from './built-in-provider.js';
import { address, ProviderSpecificSettings } from './provider-specific-settings.js';
import {
  OAuthProvider,
  type OAuthProviderOptions,
  type ProviderGet,
  type RawUser,
  type UserDetails,
} from './provider.js';
import { fieldsOf, idText, nameAmong, text } from './user-fields.js';

/** The options of GitHub; every endpoint can be overridden (a local emulator). */
export interface GitHubOptions extends Omit<OAuthProviderOptions, 'id'> {
  id?: string;
  /** The URL of a GitHub Enterprise server, or of a site at `ghe.com`. Default: `https://github.com`. */
  baseUrl?: string;
  /** Default: `{userEndpoint}/emails`. */
  emailsEndpoint?: string;
  /** Default: `{API}/user/teams?per_page=100`. */
  teamsEndpoint?: string;
}

const site = 'https://github.com';
const siteApi = 'https://api.github.com';

/**
 * GitHub. Differs from the standard: token errors have the status 200; granted scopes are separated by commas; `iss` is sent
 * (`https://github.com/login/oauth`) without ID tokens, but not promised: GitHub has removed it once. GitHub accepts any redirect URL
 * below the registered one: register the whole URL. A private e-mail address is `null` in the profile, and needs a second call. Tokens
 * are revoked by GitHub's own API and by access token: an expired one can't be. Groups are the teams of all organizations that let the
 * app see them, and need `read:org`.
 *
 * Tokens of an OAuth App don't expire. Those of a GitHub App do, and refreshing ends the old pair at once; GitHub ignores the scopes of a
 * GitHub App and uses its permissions.
 * @example
 * new GitHubOAuthProvider({ clientId, clientSecret });
 */
export class GitHubOAuthProvider extends OAuthProvider {
  constructor({ baseUrl, emailsEndpoint, teamsEndpoint, ...options }: GitHubOptions) {
    const own = new ProviderSpecificSettings();
    const base = own.base('baseUrl', baseUrl, site);
    own.standard(options.authorizationEndpoint, site);
    own.standard(options.userEndpoint, siteApi);
    const authorizationEndpoint = address(options.authorizationEndpoint) ?? `${base}/login/oauth/authorize`;
    const issuer = authorizationEndpoint.replace(/\/authorize$/, '');
    const hasSite = isAtHome(options.issuer, issuer);
    const given = address(options.userEndpoint);
    const siteApiUrl = hasSite ? apiOf(base) : undefined;
    const api = given !== undefined && baseUrl === undefined ? apiAround(given) : siteApiUrl;
    const userEndpoint = given ?? (api && `${api}/user`);
    const atHome = { authorizationEndpoint, tokenEndpoint: `${base}/login/oauth/access_token` };
    const { tokenEndpoint } = options;
    const getsTokens = (url: string, user: string | undefined): boolean =>
      mayGetTokens(url, { tokenEndpoint, userEndpoint: user }, atHome);
    const hasEmails = userEndpoint !== undefined && getsTokens(userEndpoint, given);
    const ownEmails = hasEmails ? `${userEndpoint}/emails` : undefined;
    const emails = own.endpoint('emailsEndpoint', emailsEndpoint, ownEmails);
    const hasTeams = api !== undefined && getsTokens(api, baseUrl === undefined ? given : undefined);
    const teams = own.endpoint(
      'teamsEndpoint',
      teamsEndpoint,
      hasTeams ? `${api}/user/teams?per_page=100` : undefined,
    );
    const revoking = isElsewhere(tokenEndpoint, base) ? api : siteApiUrl;
    const isTrusted = revoking !== undefined && mayGetSecrets(revoking, options, { issuer, ...atHome });
    const always = {
      userScopes: ['read:user', 'user:email'],
      userFn: (raw: RawUser, get: ProviderGet) => describeUser(raw, get, emails),
      accountParams: { prompt: 'select_account' },
      acceptsSubpaths: true,
      apiHeaders: ['x-github-api-version'],
      ...(userEndpoint === undefined ? {} : { userEndpoint }),
      ...(teams === undefined ? {} : teamsAt(teams)),
      ...(api === undefined ? {} : { apiBases: [api] }),
      ...(isTrusted ? revokedAt(revoking, options) : {}),
    };
    super(...builtIn({ id: 'github', name: 'GitHub', issuer, atHome, always }, options, own));
  }
}

/** The API of a GitHub site. */
function apiOf(base: string): string {
  if (base === site) return siteApi;
  const { protocol, host } = new URL(base);
  return host.endsWith('.ghe.com') ? `${protocol}//api.${host}` : `${base}/api/v3`;
}

/** The API around a given `/user` endpoint, since an emulator serves everything from one place. */
function apiAround(userEndpoint: string): string {
  const api = userEndpoint.replace(/\/user\/?$/, '');
  return api === userEndpoint ? new URL(api).origin : api;
}

function teamsAt(endpoint: string): Partial<OAuthProviderOptions> {
  return {
    groupScopes: ['read:org'],
    groupsFn: async (_person, list) => (await list(endpoint, (body) => ({ items: body }))).map(toGroup),
  };
}

function toGroup(team: unknown): unknown {
  const { id, name } = fieldsOf(team);
  return { id: typeof id === 'number' ? idText(id) : id, name };
}

/**
 * Revocation by the API of the server that issues the tokens, which gets the client secret. A given standard `revocationEndpoint` replaces
 * it.
 */
function revokedAt(
  api: string,
  { clientId, revocationEndpoint }: Omit<GitHubOptions, 'id'>,
): Partial<OAuthProviderOptions> {
  if (revocationEndpoint !== undefined) return {};
  const url = `${api}/applications/${encodeURIComponent(text(clientId) ?? '')}/token`;
  return { revokeFn: ({ accessToken }, send) => send('DELETE', url, { access_token: accessToken }) };
}

async function describeUser(
  raw: RawUser,
  get: ProviderGet,
  emailsEndpoint: string | undefined,
): Promise<UserDetails> {
  const email = emailsEndpoint === undefined ? null : primaryVerified(await get(emailsEndpoint));
  return {
    name: nameAmong(email, raw['name'], raw['login']),
    email,
    avatarUrl: text(raw['avatar_url']),
  };
}

function primaryVerified(emails: unknown): string | null {
  if (!Array.isArray(emails)) return null;
  const found = emails.map(fieldsOf).find(({ primary, verified }) => primary === true && verified === true);
  return text(found?.['email']);
}
