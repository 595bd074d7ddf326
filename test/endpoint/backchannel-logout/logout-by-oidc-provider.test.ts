import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { grantRequestedScopes } from '../../../demo/providers/sign-in-each-time.js';
import { toNodeListener } from '../../../src/adapters/node.js';
import { createOAuthEndpoint, type OAuthEndpoint } from '../../../src/endpoint/index.js';
import { memoryStore } from '../../../src/stores/memory/memory-store.js';
import { Browser } from '../../support/browser-with-cookies.js';
import { secret } from '../../support/site.js';
import { sendTo } from '../../support/transports.js';
import { revoked, sessionOf } from './logout-site.js';

const clientId = 'logs-out';
const clientSecret = 'a-client-secret-for-logging-out';

interface Listening {
  readonly server: Server;
  readonly port: number;
  readonly url: string;
}

async function listen(): Promise<Listening> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, port, url: `http://localhost:${port}` };
}

/** A browser's own session at oidc-provider. */
class AtProvider {
  readonly #cookies = new Map<string, string>();

  async visit(url: string, form?: Readonly<Record<string, string>>): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const text of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (text.split(';')[0] ?? '').split('=');
      this.#cookies.set(name, value);
    }
    return response;
  }

  /** Follows redirects until one leads to the site. */
  async signIn(url: string, site: string): Promise<URL> {
    let at = url;
    for (let hops = 0; hops < 10; hops++) {
      const response = await this.visit(at);
      const next = new URL(response.headers.get('location') ?? assert.fail(await response.text()), at);
      if (next.origin === site) return next;
      at = next.href;
    }
    return assert.fail('The provider never sends the person back.');
  }

  /** Signs out there: the provider tells every site. */
  async signOut(issuer: string): Promise<void> {
    const page = await (await this.visit(`${issuer}/session/end`)).text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? assert.fail(page);
    await this.visit(`${issuer}/session/end/confirm`, { xsrf, logout: 'yes' });
  }
}

interface Logouts {
  readonly issuer: string;
  readonly site: string;
  readonly base: string;
  /** What the provider heard from the site, for each time that it told it: empty for success. */
  readonly told: string[];
  newBrowser(): { readonly browser: Browser; readonly atProvider: AtProvider };
  signIn(person: { readonly browser: Browser; readonly atProvider: AtProvider }): Promise<void>;
}

/** Two machines of one site, each behind a server of its own, and oidc-provider, which tells the first one. */
async function withProvider(hasSid: boolean, run: (logouts: Logouts) => Promise<void>): Promise<void> {
  const [atProvider, first, second] = [await listen(), await listen(), await listen()];
  const issuer = atProvider.url;
  const site = first.url;
  const store = memoryStore();
  const makeMachine = (): OAuthEndpoint =>
    createOAuthEndpoint({
      ...{ secret, baseUrl: site, store },
      providers: [{ id: 'openid', issuer, clientId, clientSecret, scopes: ['openid'] }],
    });
  first.server.on('request', toNodeListener(makeMachine()));
  second.server.on('request', toNodeListener(makeMachine()));
  const { Provider } = await import('oidc-provider');
  const provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: clientId, client_secret: clientSecret },
        redirect_uris: [`${site}/api/oauth/redirect`],
        backchannel_logout_uri: `${site}/api/oauth/backchannel-logout/openid`,
        backchannel_logout_session_required: hasSid,
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
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      revocation: { enabled: true },
    },
    // Without its dispatcher, which refuses to call this machine.
    fetch: (url: string, { method = 'GET', headers = {}, body = null }: RequestInit) =>
      globalThis.fetch(url, { method, headers, body, redirect: 'manual' }),
  });
  const told: string[] = [];
  provider.on('backchannel.success', () => told.push(''));
  provider.on('backchannel.error', (_context, error) => told.push(error.message));
  const answer = provider.callback();
  atProvider.server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) {
      answer(request, response);
      return;
    }
    const result = { login: { accountId: 'ada', remember: true }, consent: {}, select_account: {} };
    void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
  const sends = [first, second].map(
    ({ port }) =>
      (asked: Parameters<typeof sendTo>[1]) =>
        sendTo(port, { host: new URL(site).host, ...asked }),
  );
  let browsers = 0;
  try {
    await run({
      ...{ issuer, site, told, base: '/api/oauth' },
      // By turns on one machine and the other.
      newBrowser: () => ({
        browser: new Browser(sends[browsers++ % 2] ?? assert.fail(), site),
        atProvider: new AtProvider(),
      }),
      async signIn({ browser, atProvider: person }) {
        const begun = await browser.visit('/api/oauth/login/openid?mode=popup');
        const back = await person.signIn(begun.headers.get('location') ?? '', site);
        const response = await browser.visit(back.pathname + back.search, { 'sec-fetch-site': 'cross-site' });
        assert.equal(response.status, 200, await response.text());
      },
    });
  } finally {
    for (const { server } of [atProvider, first, second]) {
      server.closeAllConnections();
      server.close();
    }
    await store.close();
  }
}

const seenBy = (browser: Browser): Promise<unknown> => sessionOf({ base: '/api/oauth' }, browser);

describe('a person who signs out at oidc-provider', () => {
  test('is signed out in that browser alone, on every machine, if the provider names the session', () =>
    withProvider(true, async ({ issuer, told, newBrowser, signIn }) => {
      const [one, two] = [newBrowser(), newBrowser()];
      // A second window of the same browser at the provider, on the other machine.
      const three = { ...newBrowser(), atProvider: one.atProvider };
      const four = { ...newBrowser(), atProvider: one.atProvider };
      for (const person of [one, two, three, four]) await signIn(person);
      await one.atProvider.signOut(issuer);
      assert.deepEqual(told, ['']);
      for (const { browser } of [one, three, four]) assert.deepEqual(await seenBy(browser), revoked);
      assert.match(JSON.stringify(await seenBy(two.browser)), /"provider":"openid"/);
    }));

  test('is signed out in all browsers if the provider names the person alone', () =>
    withProvider(false, async ({ issuer, told, newBrowser, signIn }) => {
      const all = [newBrowser(), newBrowser(), newBrowser()];
      for (const person of all) await signIn(person);
      await all[0]?.atProvider.signOut(issuer);
      assert.deepEqual(told, ['']);
      for (const { browser } of all) assert.deepEqual(await seenBy(browser), revoked);
    }));

  test('who was never signed in here, or not any more, is no failure for the provider', () =>
    withProvider(true, async ({ issuer, told, newBrowser, signIn }) => {
      const one = newBrowser();
      await signIn(one);
      await one.browser.post('/api/oauth/logout');
      await one.atProvider.signOut(issuer);
      assert.deepEqual(told, ['']);
    }));
});
