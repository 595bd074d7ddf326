import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import {
  createOAuthEndpoint,
  OAuthProvider,
  type OAuthEndpoint,
  type OAuthEndpointSettings,
} from '../../src/endpoint/index.js';
import { Browser } from '../support/browser-with-cookies.js';
import { codeUnder } from '../support/documents.js';
import { secret } from '../support/site.js';
import { byRequest } from '../support/transports.js';
import { runModule } from './run-snippet.js';

const [provider = '', settingsFile = '', restored = ''] = codeUnder(
  'docs/providers.md',
  'A provider of your own, for tests',
);

describe('the provider for tests, as the documentation has it', () => {
  let server: Server;
  let at: string;
  let endpoint: OAuthEndpoint;

  before(async () => {
    // Any free port, in place of the one in the text.
    const listening = (listener: RequestListener) => ({
      listen: (_port: number, host: string) => (server = createServer(listener).listen(0, host)),
    });
    const modules = { 'node:crypto': { randomUUID }, 'node:http': { createServer: listening } };
    await runModule(provider, modules, { URL, URLSearchParams }, []);
    await once(server, 'listening');
    at = `http://localhost:${(server.address() as AddressInfo).port}`;
    const text = settingsFile.replace('export default', 'const settings =');
    const own = { OAuthProvider };
    const { settings } = await runModule(
      text.replaceAll('http://localhost:9000', at),
      { 'oauth-elements/endpoint': own },
      {},
      ['settings'],
    );
    const rest = { secret, baseUrl: 'http://localhost:8550', log: false as const };
    endpoint = createOAuthEndpoint({ ...rest, ...(settings as Pick<OAuthEndpointSettings, 'providers'>) });
  });

  after(() => server.close());

  test('signs in whoever visits the login', async () => {
    const { send } = await byRequest.open(endpoint, 'http://localhost:8550');
    const browser = new Browser(send, 'http://localhost:8550');
    const begun = await browser.visit('/api/oauth/login/github?return_to=%2Fshop');
    const address = begun.headers.get('location') ?? '';
    assert.equal(new URL(address).origin, at);
    const sentBack = await fetch(address, { redirect: 'manual' });
    const { pathname, search } = new URL(sentBack.headers.get('location') ?? '');
    const back = await browser.visit(pathname + search);
    assert.equal(back.headers.get('location'), 'http://localhost:8550/shop');
    const signedIn = await endpoint.authorization({ headers: { cookie: browser.cookieHeader } });
    assert.deepEqual([signedIn?.provider, signedIn?.user?.name], ['github', 'Ada']);
  });

  test('signs in without a browser, with groups, by the cookies of a restored token', async () => {
    const { cookie } = await runModule(restored, {}, { endpoint }, ['cookie']);
    const signedIn = await endpoint.authorization({ headers: { cookie: String(cookie) } });
    assert.deepEqual(signedIn?.user?.groups, [{ id: 'admins', name: 'admins' }]);
  });

  test('is not reached by Node’s own fetch, which only a visit may begin', async () => {
    const asked = new Request('http://localhost:8550/api/oauth/login/github', {
      headers: { 'sec-fetch-mode': 'cors' },
    });
    assert.equal((await endpoint.fetch(asked)).status, 403);
  });
});
