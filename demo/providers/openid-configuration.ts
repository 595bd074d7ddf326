import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { interactionPolicy } from 'oidc-provider';
import type { Person } from '../people.js';
import { logoutPages, showError } from './provider-pages.js';
import { askEachTime, grantWhatWasAsked } from './one-step-consent.js';

export interface OpenIdApp {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly baseUrl: string;
}

interface ConfigurationInput {
  readonly app: OpenIdApp;
  readonly people: readonly Person[];
  /** Several providers share the loopback host, and so its cookies: each has names of its own. */
  readonly cookiePrefix: string;
  readonly policies: typeof interactionPolicy;
}

function signingKey(): Record<string, unknown> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'demo' };
}

/** A strict provider: a secret, PKCE, one exact redirect URL, rotating refresh tokens. */
export function openIdConfiguration({ app, people, cookiePrefix, policies }: ConfigurationInput) {
  const { clientId, clientSecret, baseUrl } = app;
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        client_name: 'oauth-elements demo',
        redirect_uris: [`${baseUrl}/api/oauth/redirect`],
        post_logout_redirect_uris: [baseUrl, `${baseUrl}/`],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [signingKey()] },
    scopes: ['openid', 'profile', 'email'],
    claims: { openid: ['sub'], profile: ['name', 'picture'], email: ['email', 'email_verified'] },
    clientAuthMethods: ['client_secret_post'],
    responseTypes: ['code'],
    pkce: { required: () => true },
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    findAccount: (_context: unknown, id: string) => {
      const person = people.find((one) => one.id === id);
      if (!person) return undefined;
      const { name, picture, email } = person;
      return { accountId: id, claims: () => ({ sub: id, name, picture, email, email_verified: true }) };
    },
    loadExistingGrant: grantWhatWasAsked,
    interactions: {
      policy: askEachTime(policies),
      url: (_context: unknown, { uid }: { readonly uid: string }) => `/interaction/${uid}`,
    },
    cookies: {
      keys: [randomBytes(32).toString('hex')],
      names: {
        session: `${cookiePrefix}_session`,
        interaction: `${cookiePrefix}_interaction`,
        resume: `${cookiePrefix}_resume`,
      },
    },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 86_400,
      IdToken: 600,
      Interaction: 600,
      RefreshToken: 86_400,
      Session: 86_400,
    },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      rpInitiatedLogout: logoutPages(),
      userinfo: { enabled: true },
    },
    renderError: showError,
  };
}
