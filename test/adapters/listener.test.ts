import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { toNodeListener } from '../../src/adapters/node.js';
import { createOAuthEndpoint, type OAuthEndpoint } from '../../src/endpoint/index.js';
import { asking, posting } from '../support/browser-with-cookies.js';
import { errorOf, onSite, secret, siteUrl } from '../support/site.js';
import { sendTo, type Asked, type Way } from '../support/transports.js';

type Mounted = IncomingMessage & { originalUrl?: string; body?: unknown };
type Middleware = (request: Mounted, response: ServerResponse, next: () => void) => void | Promise<void>;

/** The endpoint behind a middleware, as Express would run the two. */
function behind(middleware: Middleware, withNext = true): Way {
  return {
    name: 'behind a middleware',
    open: async (endpoint, site) => {
      const listener = toNodeListener(endpoint);
      const server = createServer((request, response) => {
        const next = (): void => {
          response.writeHead(299).end('next');
        };
        void middleware(request, response, () => {
          if (withNext) listener(request, response, next);
          else listener(request, response);
        });
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      return {
        send: (asked) => sendTo(port, { host: new URL(site).host, ...asked }),
        close: () =>
          new Promise((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
          }),
      };
    },
  };
}

const plain: Middleware = (_request, _response, next) => next();
const endpoint = (): OAuthEndpoint =>
  createOAuthEndpoint({
    secret,
    baseUrl: siteUrl,
    providers: [{ type: 'github', clientId: 'id', clientSecret: 'word' }],
  });

async function readAll(request: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function answerOf(way: Way, asked: Asked): Promise<Response> {
  const { send, close } = await way.open(endpoint(), siteUrl);
  try {
    return await send(asked);
  } finally {
    await close();
  }
}

describe('toNodeListener', () => {
  test('leaves requests outside the base path to the next, and answers them itself without one', async () => {
    for (const target of ['/', '/api', '/api/oauth', '/api/oauthx/session', '/other'])
      assert.equal((await answerOf(behind(plain), { target })).status, 299, target);
    for (const target of ['/api/oauth/session', '/api/oauth/nothing'])
      assert.notEqual((await answerOf(behind(plain), { target })).status, 299, target);
    assert.equal((await answerOf(behind(plain, false), { target: '/other' })).status, 404);
  });

  test('reads the whole path where a framework has shortened it to what is below the mount', async () => {
    const mounted: Middleware = (request, _response, next) => {
      request.originalUrl = request.url ?? '';
      request.url = (request.url ?? '').replace('/api/oauth', '') || '/';
      next();
    };
    assert.equal((await answerOf(behind(mounted), { target: '/api/oauth/session' })).status, 200);
  });

  test('understands the absolute form that proxies may send, and uses nothing but its path', async () => {
    const target = 'http://evil.example/api/oauth/providers?x=1';
    assert.equal((await answerOf(behind(plain), { target })).status, 200);
    assert.equal((await answerOf(behind(plain), { target: 'http://[' })).status, 299);
  });

  test('keeps the cookies that others have set, beside all of its own', async () => {
    const setsCookie: Middleware = (_request, response, next) => {
      response.setHeader('set-cookie', 'app=1');
      next();
    };
    const target = '/api/oauth/login/github';
    const response = await answerOf(behind(setsCookie), { target });
    const names = response.headers
      .getSetCookie()
      .map((cookie) => cookie.replace(/[.=].*/, '').replace(/-\w{7}-/, '-'));
    assert.deepEqual(names.sort(), ['app', 'oauth-epoch', 'oauth-flow']);
  });

  const bodies: [string, (bytes: Buffer) => unknown][] = [
    ['an object', (bytes) => JSON.parse(bytes.toString()) as unknown],
    ['text', (bytes) => bytes.toString()],
    ['bytes', (bytes) => bytes],
  ];
  for (const [what, parse] of bodies) {
    const parser: Middleware = async (request, _response, next) => {
      if (request.method === 'POST') request.body = parse(await readAll(request));
      next();
    };
    test(
      `takes a body that a parser left as ${what}`,
      onSite(behind(parser), async (site) => {
        await site.login('?mode=popup');
        await site.login('?mode=popup', 'openid');
        assert.equal((await site.browser.post('/api/oauth/logout', { provider: 'stub' })).status, 200);
        const { authorizations } = await site.session();
        assert.deepEqual(
          authorizations.map(({ provider }) => provider),
          ['openid'],
        );
      }),
    );
  }

  // Fastify's own parser, for one: what it read stays with it. To take nothing for "sign out everywhere" is wrong.
  const swallows: Middleware = async (request, _response, next) => {
    if (request.method === 'POST') await readAll(request);
    next();
  };
  test(
    'refuses at once a body that somebody read and did not leave, and signs nobody out',
    onSite(behind(swallows), async (site) => {
      await site.login('?mode=popup');
      const response = await site.browser.post('/api/oauth/logout', { provider: 'openid' });
      assert.equal(response.status, 400);
      assert.equal((await site.session()).authorizations.length, 1);
    }),
  );

  // Express 4's parsers leave `{}` where the content type was not theirs, and the body unread.
  const leavesEmpty: Middleware = (request, _response, next) => {
    request.body = {};
    next();
  };
  test(
    'reads the body itself where a parser left an empty object and did not read',
    onSite(behind(leavesEmpty), async (site) => {
      await site.login('?mode=popup');
      await site.login('?mode=popup', 'openid');
      await site.browser.post('/api/oauth/logout', { provider: 'stub' });
      assert.equal((await site.session()).authorizations.length, 1);
    }),
  );

  test('reads a body whose encoding somebody has set', async () => {
    const encodes: Middleware = (request, _response, next) => {
      request.setEncoding('utf8');
      next();
    };
    const response = await answerOf(behind(encodes), {
      ...{ method: 'POST', target: '/api/oauth/logout', body: '{"provider":"nobody"}' },
      headers: { ...asking, ...posting },
    });
    assert.equal(await errorOf(response), 'provider_unknown');
  });

  test('closes the connection after a body that is too large', async () => {
    const asked = { method: 'POST', target: '/api/oauth/logout', headers: { ...asking, ...posting } };
    const response = await answerOf(behind(plain), { ...asked, body: 'x'.repeat(70_000) });
    assert.equal(response.status, 413);
    assert.equal(response.headers.get('connection'), 'close');
  });

  test('counts a parsed body, too', async () => {
    const parser: Middleware = async (request, _response, next) => {
      request.body = (await readAll(request)).toString();
      next();
    };
    const asked = { method: 'POST', target: '/api/oauth/logout', headers: { ...asking, ...posting } };
    assert.equal((await answerOf(behind(parser), { ...asked, body: ' '.repeat(65_537) })).status, 413);
    assert.equal((await answerOf(behind(parser), { ...asked, body: ' '.repeat(65_534) + '{}' })).status, 200);
  });

  // A timeout elsewhere has answered already, for one. That must not end the process: hence a process of its own.
  test('survives a response that somebody else has ended', async () => {
    const program = fileURLToPath(new URL('answer-ended-response.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', program], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [output] = await Promise.all([readAll(child.stdout), once(child, 'close')]);
    assert.equal(output.toString(), '504 504 still there');
  });
});
