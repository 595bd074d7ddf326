import {
  OAuthProvider,
  type OAuthProviderOptions,
  type ProviderGet,
  type RawUser,
  type UserDetails,
} from './provider.js';

/** GitHub's own options; every endpoint can be another's (GitHub Enterprise, a local emulator). */
export interface GitHubOptions extends Omit<OAuthProviderOptions, 'id' | 'userFn' | 'userIdFn'> {
  id?: string;
  /** Without it, `{userEndpoint}/emails`. */
  emailsEndpoint?: string;
}

const defaults = {
  id: 'github',
  name: 'GitHub',
  authorizationEndpoint: 'https://github.com/login/oauth/authorize',
  tokenEndpoint: 'https://github.com/login/oauth/access_token',
  userEndpoint: 'https://api.github.com/user',
  userScopes: ['read:user', 'user:email'],
};

/**
 * GitHub. Differs from the standard: token errors come with HTTP 200, granted scopes are separated by
 * commas, `iss` is sent (`https://github.com/login/oauth`) although there are no ID tokens, a private
 * e-mail address is `null` in the profile and has to be asked for.
 */
export class GitHubOAuthProvider extends OAuthProvider {
  constructor({ emailsEndpoint, ...options }: GitHubOptions) {
    const all = { ...defaults, ...options };
    const emails = emailsEndpoint ?? `${all.userEndpoint}/emails`;
    super({
      issuer: issuerOf(all.authorizationEndpoint),
      ...all,
      extraEndpoints: { emailsEndpoint: emails },
      userFn: (raw, get) => describeUser(raw, get, emails),
    });
  }
}

/** Not yet checked: it may be anything that stood in plain settings. */
function issuerOf(authorizationEndpoint: unknown): string {
  return text(authorizationEndpoint)?.replace(/\/authorize$/, '') ?? '';
}

async function describeUser(raw: RawUser, get: ProviderGet, emailsEndpoint: string): Promise<UserDetails> {
  return {
    name: text(raw['name']) ?? text(raw['login']),
    email: primaryVerified(await get(emailsEndpoint)),
    avatarUrl: text(raw['avatar_url']),
  };
}

function primaryVerified(emails: unknown): string | null {
  if (!Array.isArray(emails)) return null;
  const list = emails as ({ email?: unknown; primary?: unknown; verified?: unknown } | null)[];
  const found = list.find((entry) => entry?.primary === true && entry.verified === true);
  return text(found?.email);
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
