import { randomBytes } from 'node:crypto';
import type { interactionPolicy } from 'oidc-provider';
import type { Person } from '../people.js';
import { registeredAt, type LocalProvider } from './local-provider.js';
import { errorPages, logoutPages } from './logout-and-error-pages.js';
import { askEachTime, grantRequestedScopes } from './sign-in-each-time.js';

interface Owned {
  readonly clientId: string;
}

/** An app may revoke its own tokens. */
function isOwnToken(_context: unknown, client: Owned, token: Owned): boolean {
  return client.clientId === token.clientId;
}

/** How a provider differs from Demo ID. */
export interface OpenIdShape {
  /** How long an access token lasts. */
  readonly accessTokenSeconds?: number;
  /** Claims about a person, added to the standard ones. */
  readonly claimsOf?: (person: Person) => Readonly<Record<string, unknown>>;
  /** Fields of `oidc-provider`'s configuration that take the place of Demo ID's. */
  readonly configuration?: Readonly<Record<string, unknown>>;
}

/** A strict provider: a secret, PKCE, one exact redirect URL, rotating refresh tokens. */
export function openIdConfiguration(
  local: LocalProvider,
  signingKey: Readonly<Record<string, unknown>>,
  policies: typeof interactionPolicy,
  { accessTokenSeconds = 600, claimsOf, configuration }: OpenIdShape = {},
) {
  const { client, baseUrl, people, port, purpose } = local;
  return {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        client_name: 'oauth-elements demo',
        redirect_uris: registeredAt(local),
        post_logout_redirect_uris: [baseUrl, `${baseUrl}/`],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [signingKey] },
    scopes: ['openid', 'profile', 'email', 'groups'],
    claims: {
      openid: ['sub'],
      profile: ['name', 'picture'],
      email: ['email', 'email_verified'],
      groups: ['groups'],
    },
    clientAuthMethods: ['client_secret_post'],
    responseTypes: ['code'],
    pkce: { required: () => true },
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    findAccount: (_context: unknown, id: string) => {
      const person = people.find((one) => one.id === id);
      if (!person) return undefined;
      const { name, picture, email, groups } = person;
      const claims = { sub: id, name, picture, email, email_verified: true, groups, ...claimsOf?.(person) };
      return { accountId: id, claims: () => claims };
    },
    loadExistingGrant: grantRequestedScopes,
    interactions: {
      policy: askEachTime(policies),
      url: (_context: unknown, { uid }: { readonly uid: string }) => `/interaction/${uid}`,
    },
    // Several providers share the loopback host, and so its cookies: each has names of its own.
    cookies: {
      keys: [randomBytes(32).toString('hex')],
      names: {
        session: `demo${port}_session`,
        interaction: `demo${port}_interaction`,
        resume: `demo${port}_resume`,
      },
    },
    ttl: {
      AccessToken: accessTokenSeconds,
      AuthorizationCode: 60,
      Grant: 86_400,
      IdToken: 600,
      Interaction: 600,
      RefreshToken: 86_400,
      Session: 86_400,
    },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true, allowedPolicy: isOwnToken },
      rpInitiatedLogout: logoutPages(purpose),
      userinfo: { enabled: true },
    },
    renderError: errorPages(purpose),
    ...configuration,
  };
}
