import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { grantRequestedScopes } from '../../../demo/providers/sign-in-each-time.js';
import { messageOf, label, openSite, siteUrl, type Site } from '../../support/site.js';
import { byRequest } from '../../support/transports.js';

const clientId = 'verify-again';
const clientSecret = 'a-client-secret-for-verify-again';
const mergeNothing = { mergeWithLastSubmission: false };
const now = (): number => Math.floor(Date.now() / 1000);

/** A browser at oidc-provider, where the person authenticates as soon as the provider asks for it. */
interface AtProvider {
  /** What the provider asked the person for, one entry for each time. */
  readonly prompts: string[];
  /** Seconds since 1970: when the person authenticates. */
  authenticatesAt: number;
  /** Whether the provider ignores `max_age`. It names the time in any case. */
  ignoresMaxAge: boolean;
  /** Changes the claims of an ID token without signing it again. */
  forge: ((claims: Record<string, unknown>) => void) | undefined;
  readonly issuer: string;
  /** Goes to the provider by that URL, and comes back with another one. */
  visit(url: string): Promise<string>;
  close(): void;
}

async function openProvider(): Promise<AtProvider> {
  const { Provider } = await import('oidc-provider');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cookies = new Map<string, string>();
  const person: AtProvider = {
    prompts: [],
    authenticatesAt: now(),
    ignoresMaxAge: false,
    forge: undefined,
    issuer,
    async visit(url) {
      let at = url;
      for (let hops = 0; hops < 10; hops++) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        const response = await fetch(at, { redirect: 'manual', headers: { cookie } });
        for (const text of response.headers.getSetCookie()) {
          const [name = '', value = ''] = (text.split(';')[0] ?? '').split('=');
          cookies.set(name, value);
        }
        const next = new URL(response.headers.get('location') ?? assert.fail(await response.text()), at);
        if (next.origin === siteUrl) return next.href;
        at = next.href;
      }
      return assert.fail('The provider never sends the person back.');
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${siteUrl}/api/oauth/redirect`],
        token_endpoint_auth_method: 'client_secret_post',
        require_auth_time: true,
      },
    ],
    scopes: ['openid'],
    claims: { openid: ['sub'] },
    findAccount: (_context: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId }),
    }),
    loadExistingGrant: grantRequestedScopes,
    interactions: { url: (_context: unknown, { uid }: { readonly uid: string }) => `/interaction/${uid}` },
    features: { devInteractions: { enabled: false } },
  });
  provider.use(async (context, next) => {
    await next();
    const body = context.body as { id_token?: string } | undefined;
    if (context.oidc?.route !== 'token' || !person.forge || !body?.id_token) return;
    const [head, payload = '', signature] = body.id_token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    person.forge(claims);
    const forged = Buffer.from(JSON.stringify(claims)).toString('base64url');
    body.id_token = [head, forged, signature].join('.');
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    const url = new URL(request.url ?? '', issuer);
    if (url.pathname.startsWith('/interaction/')) {
      void (async () => {
        const { prompt } = await provider.interactionDetails(request, response);
        person.prompts.push(prompt.name);
        const login = { accountId: 'ada', remember: true, ts: person.authenticatesAt };
        const result = { login, consent: {}, select_account: {} };
        await provider.interactionFinished(request, response, result, mergeNothing);
      })();
      return;
    }
    if (person.ignoresMaxAge) url.searchParams.delete('max_age');
    request.url = url.pathname + url.search;
    answer(request, response);
  });
  return person;
}

const atProvider =
  (run: (site: Site, person: AtProvider) => Promise<void>, more: object = {}) =>
  async (): Promise<void> => {
    const person = await openProvider();
    const acme = { id: 'acme', issuer: person.issuer, clientId, clientSecret, scopes: ['openid'], ...more };
    const site = await openSite(byRequest, { settings: { providers: [acme] } });
    try {
      await run(site, person);
    } finally {
      await site.close();
      person.close();
    }
  };

/** The error code of a login; empty for a success. */
async function login(site: Site, person: AtProvider, query = ''): Promise<string> {
  // The provider has no other clock than the machine's.
  site.now = Date.now();
  const address = await site.begin(`?flow=${label}&mode=popup&fetch_user=false${query}`, 'acme');
  return (await messageOf(await site.back(await person.visit(address)))).error;
}

const authTimeOf = async (site: Site) => (await site.authorization('acme'))?.authTime;

describe('a login at oidc-provider', () => {
  test(
    'gives the server the time of the authentication, not of the login',
    atProvider(async (site, person) => {
      person.authenticatesAt = now() - 600;
      assert.equal(await login(site, person), '');
      const authorization = await site.authorization('acme');
      assert.equal(authorization?.authTime, person.authenticatesAt);
      assert.ok(authorization.signedInAt >= now() - 60);
    }),
  );

  test(
    'with max_age=0 makes the person authenticate again, and gives the server the new time',
    atProvider(async (site, person) => {
      const old = (person.authenticatesAt = now() - 600);
      await login(site, person);
      // The session at the provider is enough without max_age, and old enough for this one.
      assert.equal(await login(site, person), '');
      assert.equal(await login(site, person, '&max_age=3600'), '');
      assert.deepEqual(person.prompts, ['login']);
      assert.equal(await authTimeOf(site), old);
      const fresh = (person.authenticatesAt = now());
      assert.equal(await login(site, person, '&max_age=0'), '');
      assert.deepEqual(person.prompts, ['login', 'login']);
      assert.equal(await authTimeOf(site), fresh);
    }),
  );

  test(
    'with a max_age that the provider ignores ends with reauth_required, and the server keeps the old time',
    atProvider(async (site, person) => {
      const old = (person.authenticatesAt = now() - 600);
      await login(site, person);
      person.ignoresMaxAge = true;
      person.authenticatesAt = now();
      for (const query of ['&max_age=0', '&max_age=300'])
        assert.equal(await login(site, person, query), 'reauth_required');
      assert.deepEqual(person.prompts, ['login']);
      assert.equal(await authTimeOf(site), old);
    }),
  );

  test(
    'with an auth_time that was changed after signing ends with id_token_invalid',
    atProvider(async (site, person) => {
      const old = (person.authenticatesAt = now() - 600);
      await login(site, person);
      person.ignoresMaxAge = true;
      person.forge = (claims) => (claims['auth_time'] = now());
      for (const query of ['', '&max_age=0', '&max_age=300'])
        assert.equal(await login(site, person, query), 'id_token_invalid');
      assert.equal(await authTimeOf(site), old);
    }),
  );

  test(
    'with prompt=login makes the person authenticate each time',
    atProvider(
      async (site, person) => {
        await login(site, person);
        person.authenticatesAt = now() + 20;
        assert.equal(await login(site, person), '');
        assert.deepEqual(person.prompts, ['login', 'login']);
        // A provider's clock may be ahead: its time counts as now.
        assert.equal(await authTimeOf(site), Math.floor(site.now / 1000));
      },
      { authorizationParams: { prompt: 'login' } },
    ),
  );

  test(
    'that is restored from a stored token says nothing about the time',
    atProvider(async (site, person) => {
      await login(site, person, '&max_age=60');
      const authorization = await site.authorization('acme');
      assert.ok(authorization?.authTime);
      const stored = authorization.token.toJSON();
      const restored = await site.endpoint.restore('acme', stored, { fetchUser: false });
      assert.equal(restored.authTime, null);
    }),
  );
});
