import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { describe, test } from 'node:test';
import type { OAuthEndpointEvents, ServerAuthorization } from '../../src/endpoint/index.js';
import { codeUnder } from '../support/documents.js';
import { openSite } from '../support/site.js';
import { byRequest } from '../support/transports.js';
import { runModule } from './run-snippet.js';

type Signed = Pick<ServerAuthorization, 'provider' | 'user' | 'setCookies'> | null;

const ada = {
  ...{ id: '7', name: 'Ada', email: 'ada@example.com', avatarUrl: null, raw: {} },
  groups: [{ id: '1234567', name: 'admins' }],
};
const signed = (provider: string, user: object = {}): Signed => ({
  provider,
  user: { ...ada, ...user },
  setCookies: ['a=1'],
});

/** What an answer was told. */
function answer() {
  const told: { status?: number; cookies?: unknown; text?: string | undefined } = {};
  const res = {
    ...{ told, set: () => res, end: (text?: string) => (told.text = text) },
    appendHeader: (_name: string, cookies: unknown) => (told.cookies = cookies),
    send: (text: string) => (told.text = text),
    writeHead: (status: number) => {
      told.status = status;
      return res;
    },
  };
  return res;
}

describe('an app’s own users, as the documentation has them', () => {
  test('get one row for each id at each provider, whatever their names and addresses become, and nobody else one', async () => {
    const [code = ''] = codeUnder('docs/sessions.md', 'Your own users');
    let now: Signed = null;
    type Route = (req: Partial<IncomingMessage>, res: object) => Promise<unknown>;
    const routes = new Map<string, Route>();
    const app = { get: (path: string, route: Route) => routes.set(path, route) };
    await runModule(code, {}, { app, endpoint: { authorization: () => Promise.resolve(now) } }, []);
    const ask = async (who: Signed) => {
      now = who;
      const res = answer();
      await routes.get('/api/me')?.({}, res);
      return res.told;
    };
    assert.equal((await ask(null)).status, 401);
    assert.equal((await ask({ provider: 'github', user: null, setCookies: [] })).status, 401);
    const first = await ask(signed('github'));
    assert.deepEqual(first.cookies, ['a=1']);
    assert.deepEqual(JSON.parse(first.text ?? ''), { number: 1, name: 'Ada', email: 'ada@example.com' });
    const changed = await ask(signed('github', { email: 'lovelace@example.com' }));
    assert.equal(JSON.parse(changed.text ?? '').number, 1);
    assert.equal(JSON.parse(changed.text ?? '').email, 'lovelace@example.com');
    assert.equal(JSON.parse((await ask(signed('github', { id: '8' }))).text ?? '').number, 2);
    assert.equal(JSON.parse((await ask(signed('google'))).text ?? '').number, 3);
  });

  test('have a role by the id of a group at one provider', async () => {
    const [code = ''] = codeUnder('docs/sessions.md', 'Roles');
    for (const [signedIn, status] of [
      [signed('github'), undefined],
      [signed('github', { groups: [{ id: '9', name: 'admins' }] }), 403],
      [signed('google'), 403],
      [null, 403],
    ] as const) {
      const authorization = (_req: object, provider: string) =>
        Promise.resolve(signedIn?.provider === provider ? signedIn : null);
      const res = answer();
      await runModule(code, {}, { endpoint: { authorization }, req: {}, res }, []);
      assert.equal(res.told.status, status);
    }
  });

  test('are refused outside of one domain, and each login, logout, refresh and failure is written down', async () => {
    const [code = ''] = codeUnder('docs/sessions.md', 'Refuse people, and keep an audit log');
    const lines: unknown[] = [];
    const modules = {
      'oauth-elements/endpoint': {
        createOAuthEndpoint: (settings: object) => settings,
        GitHubOAuthProvider: Object,
      },
    };
    const console = { log: (line: unknown) => lines.push(line) };
    const { watched } = await runModule(code, modules, { console, process }, ['watched']);
    let email = 'ada@example.com';
    const site = await openSite(byRequest, {
      settings: { events: (watched as { events: OAuthEndpointEvents }).events },
      stub: { userFn: () => ({ email }) },
    });
    try {
      await site.login();
      assert.deepEqual(await site.ids(), ['stub']);
      site.now += 3_600_000;
      await (await site.authorization())?.getToken();
      await site.endpoint.signOut({
        headers: new Headers({ cookie: site.browser.cookieHeader, 'sec-fetch-site': 'same-origin' }),
      });
      site.browser.cookies.clear();
      email = 'eve@example.com.evil';
      await site.login();
      assert.deepEqual(await site.ids(), []);
      assert.deepEqual(lines, ['login', 'refresh', 'logout', 'login', 'error']);
    } finally {
      await site.close();
    }
  });
});
