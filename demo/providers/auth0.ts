import type { Closable, LocalProvider } from './local-provider.js';
import { startOpenIdProvider } from './openid-provider.js';

/** Auth0 has no claim of its own for groups: a tenant's Action adds one, under a name that must be a URL. */
export const rolesClaim = 'https://demo.example/roles';

/**
 * `oidc-provider` in the shape of Auth0: its paths, an issuer that ends with a slash, refresh tokens for
 * `offline_access` alone, an `audience`, roles under a namespaced claim.
 */
export async function startAuth0(local: LocalProvider): Promise<Closable> {
  return startOpenIdProvider(local, {
    issuer: `${local.client.url}/`,
    claimsOf: ({ groups, name }) => ({ nickname: name, [rolesClaim]: groups }),
    configuration: {
      routes: {
        authorization: '/authorize',
        token: '/oauth/token',
        userinfo: '/userinfo',
        revocation: '/oauth/revoke',
        jwks: '/.well-known/jwks.json',
        end_session: '/oidc/logout',
      },
      scopes: ['openid', 'profile', 'email', 'offline_access'],
      claims: {
        openid: ['sub', rolesClaim],
        profile: ['name', 'nickname', 'picture'],
        email: ['email', 'email_verified'],
      },
      // Auth0 puts all of it into the ID token as well.
      conformIdTokenClaims: false,
      extraParams: ['audience'],
      issueRefreshToken: (_context: unknown, _client: unknown, code: { readonly scopes: Set<string> }) =>
        code.scopes.has('offline_access'),
    },
    // Without it `oidc-provider` drops the scope, as OpenID Connect Core section 11 has it; Auth0 does not.
    beforeAuthorization: (query) => {
      const asked = query.get('prompt')?.split(' ') ?? [];
      if (query.get('scope')?.split(' ').includes('offline_access')) {
        query.set('prompt', [...new Set([...asked, 'consent'])].join(' '));
      }
    },
  });
}
