import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { isOwnHost } from '../../src/cli/check-host.js';
import { startCommand, type Running } from '../support/run-command.js';
import { sendTo } from '../support/transports.js';
import { runsOf } from '../support/whole.js';

const site = 'https://app.example';
const environment = {
  GITHUB_CLIENT_ID: 'id',
  GITHUB_CLIENT_SECRET: 'secret',
  OAUTH_SECRET: 'a secret of forty characters for testing',
  OAUTH_BASE_URL: site,
};

const taken = [
  ...[
    'app.example',
    'APP.example',
    'app.example:443',
    'app.example:8550',
    'localhost',
    'LOCALHOST:1',
    'a.localhost',
  ],
  ...['127.0.0.1', '127.9.9.9:80', '[::1]', '[::1]:8550', '[0:0:0:0:0:0:0:1]', '127.1', '2130706433'],
];
const refused = [
  ...[
    'evil.example',
    'app.example.evil.example',
    'evil.example:8550',
    'xapp.example',
    'app.example.',
    'localhost.evil.example',
  ],
  ...[
    '127.0.0.1.evil.example',
    '127.0.0.1.nip.io',
    '10.0.0.1',
    '192.0.2.1',
    '[::2]',
    '[::ffff:192.0.2.1]',
    '0.0.0.0',
    '',
  ],
  ...[
    'app.example@evil.example',
    'evil.example/app.example',
    'app.example:x',
    'app.example,evil.example',
    'app.example evil.example',
  ],
  ...[
    'app%2eexample',
    '*',
    'null',
    'evil.example#app.example',
    '[::1',
    '::1',
    'http://app.example',
    '127.0.0.1:99999',
  ],
];

/** Everything that a connection brings back. */
const raw = (port: number, request: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.once('close', () => resolve(text)).once('error', reject);
  });

describe('a host name', () => {
  let server: Running | undefined;
  const port = (): number => server?.port ?? 0;
  before(async () => {
    server = await startCommand(['serve', '--port', '0', '--static', 'demo/pages'], environment);
  });
  after(() => server?.stop());

  for (const host of taken) {
    test(`of this server’s own is taken: ${host}`, async () => {
      for (const target of ['/api/oauth/providers', '/index.html', '/oauth-elements.js'])
        assert.equal((await sendTo(port(), { target, host })).status, 200, target);
    });
  }

  for (const host of refused) {
    test(`of others is refused for the endpoint, files and script: "${host}"`, async () => {
      for (const target of [
        '/api/oauth/providers',
        '/api/oauth/session',
        '/index.html',
        '/oauth-elements.js',
        '/',
      ]) {
        const text = await raw(
          port(),
          `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
        );
        assert.match(text, /^HTTP\/1\.1 421 /, target);
        assert.match(
          text,
          /"error":"host_not_allowed","error_description":"This server answers for https:\/\/app\.example\."/,
        );
      }
    });
  }

  test('that is refused is told to a person on a page that leads to the site, and says nothing untrue', async () => {
    const headers = { accept: 'text/html', 'accept-language': 'en' };
    const page = await sendTo(port(), { target: '/', host: 'evil.example', headers });
    assert.deepEqual([page.status, page.headers.get('content-type')], [421, 'text/html; charset=utf-8']);
    const text = await page.text();
    assert.ok(text.includes('href="https://app.example/"') && text.includes('host_not_allowed'));
    assert.ok(!text.includes('evil.example'));
    assert.match(text, /<h1>Continue to app\.example<\/h1>/);
    assert.ok(text.includes('<p>Sign-in doesn’t work at this address of the site.</p>'));
    assert.match(text, /href="https:\/\/app\.example\/"><bdi dir="ltr">https:\/\/app\.example\/<\/bdi>/);
    assert.doesNotMatch(text, /try again|signed in|went wrong/i);
  });

  test('that is refused is told to the operator once, with the cure', () => {
    const lines =
      server
        ?.stderr()
        .split('\n')
        .filter((line) => line.includes('host_not_allowed')) ?? [];
    assert.equal(lines.length, 1);
    assert.match(
      lines[0] ?? '',
      /Open https:\/\/app\.example; behind a proxy, let it pass the Host header on/,
    );
  });

  test('counts in the absolute form of a request, too, and may be given once', async () => {
    const first = async (lines: string): Promise<string> => (await raw(port(), lines)).slice(9, 12);
    const end = 'Connection: close\r\n\r\n';
    assert.equal(
      await first(`GET http://app.example/index.html HTTP/1.1\r\nHost: app.example\r\n${end}`),
      '200',
    );
    assert.equal(
      await first(`GET http://evil.example/index.html HTTP/1.1\r\nHost: app.example\r\n${end}`),
      '421',
    );
    assert.equal(
      await first(`GET http://app.example/index.html HTTP/1.1\r\nHost: evil.example\r\n${end}`),
      '421',
    );
    assert.equal(await first(`GET / HTTP/1.1\r\nHost: app.example\r\nHost: evil.example\r\n${end}`), '421');
    assert.equal(await first(`GET / HTTP/1.1\r\nHost: evil.example\r\nHost: app.example\r\n${end}`), '421');
    // A health check.
    assert.equal(await first(`GET /index.html HTTP/1.0\r\n\r\n`), '200');
    assert.equal(await first(`GET /index.html HTTP/1.0\r\nHost: evil.example\r\n\r\n`), '421');
  });

  test('that passes is one of the few, whatever it is made of', async () => {
    const own = { site: new URL(site), listening: '127.0.0.1' };
    const verdicts: boolean[] = [];
    const other = createServer((request, response) => {
      verdicts.push(isOwnHost(request, own));
      response.end();
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const part = fc.constantFrom(
      'app',
      'example',
      'evil',
      '.',
      '.',
      ':',
      '443',
      '127',
      '0',
      '1',
      'localhost',
      '[',
      ']',
      '@',
      '-',
      '%2e',
      '_',
      '/',
    );
    const host = fc.array(part, { minLength: 1, maxLength: 9 }).map((list) => list.join(''));
    try {
      await fc.assert(
        fc.asyncProperty(host, async (name) => {
          await sendTo((other.address() as AddressInfo).port, { target: '/', host: name });
          const isPlain =
            /^(?:app\.example|(?:[\w.-]+\.)?localhost|(?:\d+\.){0,3}\d+|\[[01:.]+\])(?::\d*)?$/.test(name);
          assert.ok(!verdicts.pop() || isPlain, name);
        }),
        { seed: 9, numRuns: runsOf(1500) },
      );
    } finally {
      other.close();
      other.closeAllConnections();
    }
  });
});

describe('an address', () => {
  test('that serve listens on, or was connected to, is its own', async () => {
    const server = await startCommand(['serve', '--port', '0', '--host', '0.0.0.0'], environment);
    const status = async (host: string): Promise<number> =>
      (await sendTo(server.port, { target: '/api/oauth/providers', host })).status;
    const { port } = server;
    const statuses = await Promise.all(
      [`127.0.0.1:${port}`, `0.0.0.0:${port}`, `192.0.2.1:${port}`].map(status),
    );
    assert.deepEqual(statuses, [200, 200, 421]);
    await server.stop();
  });
});
