import type { Closable, LocalProvider } from './local-provider.js';
import { startOpenIdProvider } from './openid-provider.js';

/**
 * `oidc-provider` in the shape of LinkedIn: the secret in the body only, no PKCE (a verifier is refused), no `nonce` in
 * the ID token, no refresh token, no revocation.
 */
export async function startLinkedIn(local: LocalProvider): Promise<Closable> {
  return startOpenIdProvider(local, {
    postOnly: true,
    claimsOf: ({ name }) => ({
      given_name: name.split(' ')[0],
      family_name: name.split(' ').slice(1).join(' '),
      locale: { country: 'US', language: 'en' },
    }),
    configuration: {
      routes: {
        authorization: '/oauth/v2/authorization',
        token: '/oauth/v2/accessToken',
        userinfo: '/v2/userinfo',
        jwks: '/oauth/openid/jwks',
      },
      scopes: ['openid', 'profile', 'email'],
      claims: {
        openid: ['sub'],
        profile: ['name', 'given_name', 'family_name', 'picture', 'locale'],
        email: ['email', 'email_verified'],
      },
      pkce: { required: () => false },
      issueRefreshToken: () => false,
      features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    },
    // LinkedIn knows neither; a verifier then fits no challenge.
    beforeAuthorization: (query) => {
      for (const name of ['nonce', 'code_challenge', 'code_challenge_method']) query.delete(name);
    },
    afterDiscovery: (metadata) => {
      delete metadata['code_challenge_methods_supported'];
    },
  });
}
