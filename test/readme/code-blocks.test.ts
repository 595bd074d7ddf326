import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import * as nodeAdapters from '../../src/adapters/node.js';
import * as endpoints from '../../src/endpoint/index.js';
import { against } from '../adapters/serve.js';
import { codeBlocks, inlineCode, readme } from '../tools/flet-table.js';
import { label, openSite, secret } from '../tools/site.js';
import { clientId, clientSecret } from '../tools/stub-provider.js';
import { byRequest, sendTo } from '../tools/ways.js';
import { always, partsOf } from './real-addresses.js';
import { runModule } from './run-snippet.js';

const scripts = codeBlocks(['js']);
const under = (heading: string): string =>
  scripts.find((block) => block.heading === heading)?.text.trimEnd() ?? '';

/** `node:http` whose servers take a free port in place of the one they are to listen on. */
function portlessHttp() {
  const asked: unknown[][] = [];
  const servers: Server[] = [];
  const make = (listener: RequestListener) => ({
    listen: (...where: unknown[]) => {
      asked.push(where);
      servers.push(createServer(listener).listen(0, '127.0.0.1'));
    },
  });
  return { asked, servers, http: { createServer: make } };
}

describe('the README’s code beside the table', () => {
  test('is run block by block: no other language, no other block', () => {
    const headings = [
      'Use it',
      'On your server',
      'The page a popup ends on',
      'Sites of other origins',
      'Other providers',
    ];
    assert.deepEqual(
      scripts.map(({ heading }) => heading),
      headings,
    );
    const languages = [...readme.matchAll(/^```(\w+)$/gm)].map(([, language = '']) => language);
    assert.deepEqual(new Set(languages), new Set(['sh', 'html', 'js']));
    assert.equal(inlineCode('new ').length, 1);
  });

  test('makes a server that sends people to GitHub and listens to this machine alone', async () => {
    const { asked, servers, http } = portlessHttp();
    const env = { GITHUB_CLIENT_ID: clientId, GITHUB_CLIENT_SECRET: clientSecret, OAUTH_SECRET: secret };
    const modules = {
      'node:http': http,
      'oauth-elements/endpoint': endpoints,
      'oauth-elements/node': nodeAdapters,
    };
    try {
      await runModule(under('Use it'), modules, { process: { env } }, []);
      assert.deepEqual(asked, [[8550, '127.0.0.1']]);
      const [server] = servers;
      assert.ok(server);
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const at = { target: '/api/oauth/login/github?mode=popup', host: 'localhost:8550' };
      const response = await sendTo(port, at);
      assert.equal(response.status, 303, await response.clone().text());
      assert.deepEqual(partsOf(response.headers.get('location') ?? ''), {
        at: 'https://github.com/login/oauth/authorize',
        query: { ...always(clientId), scope: 'read:user user:email' },
      });
    } finally {
      for (const server of servers) server.close();
    }
  });

  test('shows its completion page for a success and for a failure, and the site’s own by default', async () => {
    const { completePages } = await runModule(under('The page a popup ends on'), {}, {}, ['completePages']);
    const site = await openSite(byRequest, { settings: { completePages: completePages as never } });
    try {
      const shown = async (response: Response): Promise<string[]> => {
        assert.equal(response.headers.get('content-security-policy')?.includes("default-src 'none'"), true);
        const text = await response.text();
        return ['<title>Stub</title>', '>Welcome!<', '>You did not allow', '>You can close'].filter((part) =>
          text.includes(part),
        );
      };
      const success = await site.login('?mode=popup&complete_page=plain');
      assert.deepEqual(await shown(success), ['<title>Stub</title>', '>Welcome!<', '>You can close']);
      const state = new URL(await site.begin('?mode=popup&complete_page=plain')).searchParams.get('state');
      const refused = `${site.url}${site.base}/redirect/stub?error=access_denied&state=${state}`;
      assert.equal((await shown(await site.back(refused))).includes('>You did not allow'), true);
      const own = await site.login('?mode=popup');
      assert.match(own.headers.get('location') ?? '', /^http:\/\/localhost:8550\/signed-in\.html#flow=/);
    } finally {
      await site.close();
    }
  });

  test('lists a site of another origin, whose pages may begin a login and nobody else’s', async () => {
    const { clients } = await runModule(under('Sites of other origins'), {}, {}, ['clients']);
    const site = await openSite(byRequest, {
      url: 'https://example.com',
      settings: { clients: clients as never },
    });
    try {
      for (const [origin, status] of [
        ['https://docs.example.com', 200],
        ['https://docs.example.com.evil', 403],
      ] as const) {
        const query = new URLSearchParams({
          ...{ client: 'docs', origin, flow: label, mode: 'popup' },
          challenge: 'c'.repeat(43),
        });
        const answer = await site.browser.visit(`${site.base}/login/stub?${query}`);
        assert.equal(answer.status, status, origin);
        assert.equal((await answer.text()).includes('Continue to docs.example.com?'), status === 200);
      }
    } finally {
      await site.close();
    }
  });

  for (const [title, age, refreshes] of [
    ['calls the API with the token of who asks', 60_000, 0],
    ['calls the API with a token that was refreshed, and hands its cookies on', 3_600_000, 1],
  ] as const) {
    test(title, async () => {
      const site = await openSite(byRequest, { stub: { id: 'github' } });
      const calls: unknown[] = [];
      const callApi = (...call: unknown[]): Promise<Response> => {
        calls.push(call);
        return Promise.resolve(new Response('[]'));
      };
      try {
        await site.login('?mode=popup', 'github');
        site.now += age;
        const code = under('On your server');
        const { endpoint, browser } = site;
        const listener: RequestListener = (req, res) => {
          const scope = { endpoint, req, res, fetch: callApi };
          void runModule(code, {}, scope, []).then(
            () => res.end('done'),
            (error: unknown) => res.end(String(error)),
          );
        };
        await against(listener, async ({ port }) => {
          const answer = await sendTo(port, { target: '/', headers: { cookie: browser.cookieHeader } });
          assert.equal(await answer.text(), 'done');
          const authorization = `Bearer ${site.stub.made('access').at(-1)}`;
          assert.deepEqual(calls, [['https://api.github.com/user/repos', { headers: { authorization } }]]);
          assert.equal(site.stub.refreshes.length, refreshes);
          browser.take(answer.headers.getSetCookie());
        });
        // Another server remembers nothing: what it says is in the cookies.
        const other = await openSite(byRequest, { stub: { id: 'github' }, providersOf: site });
        const held = await other.authorization('github', browser);
        assert.equal(held?.token.accessToken, site.stub.made('access').at(-1));
      } finally {
        await site.close();
      }
    });
  }
});
