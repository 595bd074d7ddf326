import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { runCommand, startCommand } from '../support/run-command.js';
import { sendTo } from '../support/transports.js';

const hidden = 'a-value-that-must-never-be-printed';
const github = { GITHUB_CLIENT_ID: 'id-from-environment', GITHUB_CLIENT_SECRET: hidden };
const whole = { ...github, OAUTH_SECRET: `${hidden}-long-enough` };

describe('serve', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-elements-'));
  after(() => rmSync(folder, { recursive: true }));

  test('prints where it listens, signs in, and ends by SIGTERM', async () => {
    const server = await startCommand(['serve', '--port', '0'], whole);
    assert.match(server.url, /^http:\/\/localhost:\d+$/);
    const login = await sendTo(server.port, {
      target: '/api/oauth/login/github',
      host: new URL(server.url).host,
    });
    const address = new URL(login.headers.get('location') ?? '');
    assert.equal(address.origin, 'https://github.com');
    assert.equal(address.searchParams.get('client_id'), 'id-from-environment');
    assert.equal(address.searchParams.get('redirect_uri'), `${server.url}/api/oauth/redirect`);
    const { code, stdout, stderr } = await server.stop();
    const lines = [
      `listening on ${server.url}`,
      `Register with GitHub: ${server.url}/api/oauth/redirect`,
      '',
    ];
    assert.deepEqual([code, stdout, stderr], [0, lines.join('\n'), '']);
  });

  test('makes a secret of its own on loopback, and says so without printing it', async () => {
    const server = await startCommand(['serve', '--port', '0'], github);
    const { stderr } = await server.stop();
    assert.equal(
      stderr,
      'oauth-elements: OAUTH_SECRET is not set: using one that lasts until this process ends\n',
    );
  });

  test('takes PORT and OAUTH_BASE_URL from the environment', async () => {
    const site = { ...whole, PORT: '0', OAUTH_BASE_URL: 'https://app.example/shop' };
    const server = await startCommand(['serve'], site);
    assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    const { stdout } = await server.stop();
    assert.deepEqual(stdout.split('\n').slice(1), [
      'For https://app.example/shop.',
      'Register with GitHub: https://app.example/shop/api/oauth/redirect',
      '',
    ]);
  });

  test('prints each provider’s address, and that a second provider changes the first one’s', async () => {
    const site = 'https://app.example';
    const server = await startCommand(['serve', '--port', '0'], {
      ...whole,
      ...{ OAUTH_BASE_URL: site, GOOGLE_CLIENT_ID: 'id', GOOGLE_CLIENT_SECRET: hidden },
    });
    const { stdout } = await server.stop();
    assert.deepEqual(stdout.split('\n').slice(1), [
      `For ${site}.`,
      `Register with GitHub: ${site}/api/oauth/redirect/github`,
      `Register with Google: ${site}/api/oauth/redirect/google`,
      `A second provider changes the first one’s address: register each address above, or set redirectUrl of the one that keeps ${site}/api/oauth/redirect.`,
      `GitHub accepts every address below the registered one: replace ${site}/api/oauth/redirect there by ${site}/api/oauth/redirect/github, or another provider could get its codes.`,
      '',
    ]);
  });

  test('with a taken port says so in one line', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stdout, stderr } = await runCommand(['serve', '--port', String(port)], whole);
    await new Promise<void>((resolve) => other.close(() => resolve()));
    assert.deepEqual([code, stdout], [1, '']);
    assert.equal(stderr, `oauth-elements: port ${port} is taken; choose another with --port\n`);
  });

  for (const [args, words] of [
    [['start'], 'there is no command "start"; the commands are: serve, end-sessions'],
    [['serve', 'public'], 'serve takes no "public"; a folder goes after --static'],
    [['serve', '--port', '0', '--host', ''], '--host is empty; leave it out, or name an address'],
    [['serve', '--statik', '.'], "Unknown option '--statik'"],
    [['end-sessions', 'github', '1', '--check'], 'end-sessions takes no --check: it ends the sessions'],
  ] as const)
    test(`says what is wrong with: ${args.join(' ')}`, async () => {
      const { code, stderr } = await runCommand(args, whole);
      assert.equal(code, 1);
      assert.equal(stderr.split('\n')[0], `oauth-elements: ${words}`);
    });

  test('with --check ends by itself, with 0 if the settings are right and 1 if its store does not answer', async () => {
    const right = await runCommand(['serve', '--check'], whole);
    const lines = [
      'For http://localhost:8550.',
      'Register with GitHub: http://localhost:8550/api/oauth/redirect',
      'The settings are right.',
      '',
    ];
    assert.deepEqual([right.code, right.stdout, right.stderr], [0, lines.join('\n'), '']);
    const away = { ...whole, DATABASE_URL: `sqlite:${folder}/none/sessions.db` };
    const wrong = await runCommand(['serve', '--check'], away);
    assert.equal(wrong.code, 1);
    assert.match(wrong.stderr, /^oauth-elements: store_unavailable: .*\n$/);
  });

  test('says at start that its store does not answer, goes on, and does not say it again for a login', async () => {
    const away = { ...whole, DATABASE_URL: `sqlite:${folder}/none/sessions.db` };
    const server = await startCommand(['serve', '--port', '0'], away);
    // The answer waits for the check of the start.
    const ready = await sendTo(server.port, { target: '/readyz' });
    const host = `localhost:${server.port}`;
    const visit = {
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
      'sec-fetch-site': 'same-origin',
    };
    const login = await sendTo(server.port, { host, target: '/api/oauth/login/github', headers: visit });
    const state = new URL(login.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const back = await sendTo(server.port, {
      host,
      target: `/api/oauth/redirect?code=abc&state=${state}`,
      headers: {
        ...visit,
        cookie: login.headers
          .getSetCookie()
          .map((cookie) => cookie.split(';')[0])
          .join('; '),
      },
    });
    const { stderr } = await server.stop();
    assert.deepEqual([ready.status, back.status], [503, 503]);
    assert.match(stderr, /^oauth-elements: store_unavailable: .*\n$/);
  });

  test('end-sessions says what it takes', async () => {
    const { code, stderr } = await runCommand(['end-sessions', 'github'], whole);
    const words = 'end-sessions takes the id of a provider and the id of a user there';
    assert.deepEqual([code, stderr.split('\n')[0]], [1, `oauth-elements: ${words}`]);
  });

  test('explains itself where it was asked wrongly', async () => {
    const wrong = [
      [],
      ['none'],
      ['serve', 'more'],
      ['serve', '--none'],
      ['serve', '--port', 'x'],
      ['serve', '--port', '70000'],
    ];
    for (const args of wrong) {
      const { code, stdout, stderr } = await runCommand(args, whole);
      assert.deepEqual([code, stdout], [1, ''], args.join(' '));
      const further = args.length
        ? /^.*\nAll options: oauth-elements --help\n$/
        : /\n\nUsage: oauth-elements serve/;
      assert.match(stderr, further, args.join(' '));
      assert.ok(!stderr.includes('    at '), args.join(' '));
    }
    const help = await runCommand(['--help']);
    assert.deepEqual([help.code, help.stderr], [0, '']);
    assert.ok(help.stdout.startsWith('Usage: oauth-elements serve'));
  });

  test('with --version says which one it is', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
    const said = { code: 0, stdout: `${version}\n`, stderr: '' };
    assert.deepEqual(await runCommand(['--version']), said);
    assert.deepEqual(await runCommand(['-v']), said);
  });

  test('without the folder of --static says so', async () => {
    const { code, stderr } = await runCommand(['serve', '--static', 'none', '--port', '0'], whole, folder);
    assert.deepEqual([code, stderr], [1, 'oauth-elements: none: no such directory\n']);
  });
});
