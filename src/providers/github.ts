import { builtIn, isAtHome } from './built-in-provider.js';
import { address, ProviderSpecificSettings } from './provider-specific-settings.js';
import {
  OAuthProvider,
  type OAuthProviderOptions,
  type ProviderGet,
  type RawUser,
  type UserDetails,
} from './provider.js';
import { fieldsOf, idText, text } from './user-fields.js';

/** GitHub's own options; every endpoint can be another's (a local emulator). */
export interface GitHubOptions extends Omit<OAuthProviderOptions, 'id'> {
  id?: string;
  /** A GitHub Enterprise server, or a site of `ghe.com`; without it `https://github.com`. */
  baseUrl?: string;
  /** Without it, `{userEndpoint}/emails`. */
  emailsEndpoint?: string;
  /** Without it, `{API}/user/teams?per_page=100`. */
  teamsEndpoint?: string;
}

const site = 'https://github.com';
const siteApi = 'https://api.github.com';

/**
 * GitHub. Differs from the standard: token errors come with HTTP 200, granted scopes are separated by commas, `iss` is
 * sent (`https://github.com/login/oauth`) although there are no ID tokens, but not promised: it was taken back once. A
 * redirect URL may be any below the registered one: register it whole. A private e-mail address is `null` in the profile
 * and has to be asked for. Tokens are revoked in a way of its own, by access token: one that has expired can't
 * be. Groups are teams, of all organizations that let the app see them; they take `read:org`.
 *
 * Tokens of an OAuth App don't expire. Those of a GitHub App do, and refreshing ends the old pair at once; its scopes
 * are ignored, since its permissions count.
 */
export class GitHubOAuthProvider extends OAuthProvider {
  constructor({ baseUrl, emailsEndpoint, teamsEndpoint, ...options }: GitHubOptions) {
    const own = new ProviderSpecificSettings();
    const base = own.base('baseUrl', baseUrl, site);
    const authorizationEndpoint = address(options.authorizationEndpoint) ?? `${base}/login/oauth/authorize`;
    const issuer = authorizationEndpoint.replace(/\/authorize$/, '');
    const hasSite = baseUrl !== undefined || isAtHome(options.issuer, issuer);
    const given = address(options.userEndpoint);
    const api =
      given !== undefined && baseUrl === undefined ? apiAround(given) : hasSite ? apiOf(base) : undefined;
    const userEndpoint = given ?? (api && `${api}/user`);
    const emails = own.endpoint('emailsEndpoint', emailsEndpoint, userEndpoint && `${userEndpoint}/emails`);
    const teams = own.endpoint('teamsEndpoint', teamsEndpoint, api && `${api}/user/teams?per_page=100`);
    const atHome = { authorizationEndpoint, tokenEndpoint: `${base}/login/oauth/access_token` };
    const always = {
      userScopes: ['read:user', 'user:email'],
      userFn: (raw: RawUser, get: ProviderGet) => describeUser(raw, get, emails),
      accountParams: { prompt: 'select_account' },
      acceptsSubpaths: true,
      apiHeaders: ['x-github-api-version'],
      ...(userEndpoint === undefined ? {} : { userEndpoint }),
      ...(teams === undefined ? {} : teamsAt(teams)),
      ...(api === undefined ? {} : { apiBases: [api], ...revokedAt(api, options) }),
    };
    super(...builtIn({ id: 'github', name: 'GitHub', issuer, atHome, always }, options, own));
  }
}

/** Where the API of a site is. */
function apiOf(base: string): string {
  if (base === site) return siteApi;
  const { protocol, host } = new URL(base);
  return host.endsWith('.ghe.com') ? `${protocol}//api.${host}` : `${base}/api/v3`;
}

/** Where the rest of an API is whose `/user` is known: an emulator is one server for everything. */
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

/** With an address of the standard's kind given, that one is used. */
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
  return {
    name: text(raw['name']) ?? text(raw['login']),
    email: emailsEndpoint === undefined ? null : primaryVerified(await get(emailsEndpoint)),
    avatarUrl: text(raw['avatar_url']),
  };
}

function primaryVerified(emails: unknown): string | null {
  if (!Array.isArray(emails)) return null;
  const found = emails.map(fieldsOf).find(({ primary, verified }) => primary === true && verified === true);
  return text(found?.['email']);
}
