import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

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

  test('says that it uses no store yet, without printing its address', async () => {
    const stores = {
      REDIS_URL: `redis://:${hidden}@127.0.0.1`,
      DATABASE_URL: `postgres://me:${hidden}@127.0.0.1/app`,
    };
    const server = await startCommand(['serve', '--port', '0'], { ...whole, ...stores });
    const { stderr } = await server.stop();
    const line = (name: string): string =>
      `oauth-elements: ${name} is not used in this version, which keeps sessions in cookies: run one process, and remove ${name}\n`;
    assert.equal(stderr, line('REDIS_URL') + line('DATABASE_URL'));
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

  test('takes settings from .mjs and .json, and what they leave out from the environment', async () => {
    const settings = { providers: [{ type: 'github', id: 'hub', clientId: 'from-file', clientSecret: 'x' }] };
    const files = [
      file('a.json', JSON.stringify(settings)),
      file('a.mjs', `export default ${JSON.stringify(settings)};`),
    ];
    for (const path of files) {
      const server = await startCommand(['serve', '--port', '0', '--config', path], whole);
      const response = await sendTo(server.port, { target: '/api/oauth/providers' });
      assert.deepEqual(await response.json(), { providers: [{ id: 'hub', name: 'GitHub' }] });
      assert.equal((await server.stop()).stderr, '');
    }
  });

  const refused: [string, string[], Record<string, string>, string[]][] = [
    ['no provider', [], {}, ['providers: is empty (set GITHUB_CLIENT_ID']],
    [
      'a client without its secret',
      [],
      { GITHUB_CLIENT_ID: 'id', OAUTH_SECRET: whole.OAUTH_SECRET },
      ['GITHUB_CLIENT_SECRET is missing'],
    ],
    [
      'a secret without its client',
      [],
      { GITHUB_CLIENT_SECRET: hidden, OAUTH_SECRET: whole.OAUTH_SECRET },
      ['GITHUB_CLIENT_ID is missing'],
    ],
    [
      'an empty variable',
      [],
      { GITHUB_CLIENT_ID: 'id', GITHUB_CLIENT_SECRET: '', OAUTH_SECRET: '', OAUTH_BASE_URL: '' },
      [
        'GITHUB_CLIENT_SECRET is empty',
        'OAUTH_SECRET is empty. Make one: openssl rand -base64 48',
        'OAUTH_BASE_URL is empty',
      ],
    ],
    [
      'a wrong domain and a wrong tenant',
      [],
      {
        ...whole,
        ...{ AZURE_CLIENT_ID: 'a', AZURE_CLIENT_SECRET: 'b', AZURE_TENANT: 'not a tenant' },
        ...{ AUTH0_CLIENT_ID: 'a', AUTH0_CLIENT_SECRET: 'b', AUTH0_DOMAIN: 'not a domain' },
      },
      ['AZURE_TENANT must be', 'AUTH0_DOMAIN must be'],
    ],
    [
      'no domain',
      [],
      { OAUTH_SECRET: whole.OAUTH_SECRET, AUTH0_CLIENT_ID: 'a', AUTH0_CLIENT_SECRET: 'b' },
      ['AUTH0_DOMAIN is missing'],
    ],
    [
      'an address that only this network reaches',
      ['--host', '192.0.2.1'],
      whole,
      ['OAUTH_BASE_URL is missing. Set it to the https address'],
    ],
    [
      'an odd proxy',
      [],
      { ...whole, HTTPS_PROXY: `socks5://user:${hidden}@proxy.example` },
      ['HTTPS_PROXY must be an address such as http://proxy.example:3128'],
    ],
    [
      'everything wrong at once',
      [],
      { GITHUB_CLIENT_ID: 'id', OAUTH_SECRET: hidden.slice(0, 31), OAUTH_BASE_URL: 'http://app.example' },
      [
        'GITHUB_CLIENT_SECRET is missing',
        'OAUTH_SECRET must be 32 characters or more. Make one: openssl rand -base64 48',
        'OAUTH_BASE_URL must be https',
      ],
    ],
    [
      'no provider and everything else wrong',
      [],
      { OAUTH_SECRET: hidden.slice(0, 31), OAUTH_BASE_URL: 'http://app.example' },
      [
        'providers: is empty (set GITHUB_CLIENT_ID',
        'OAUTH_SECRET must be 32',
        'OAUTH_BASE_URL must be https',
      ],
    ],
    [
      'no secret away from loopback',
      [],
      { ...github, OAUTH_BASE_URL: 'https://app.example' },
      ['OAUTH_SECRET is missing. Make one: openssl rand -base64 48'],
    ],
    ['a settings file that is not there', ['--config', 'none.json'], whole, ['none.json: no such file']],
  ];
  for (const [what, args, environment, problems] of refused) {
    test(`with ${what} lists every problem on stderr, no value, and exits with 1`, async () => {
      const { code, stdout, stderr } = await runCommand(
        ['serve', '--port', '0', ...args],
        environment,
        folder,
      );
      assert.deepEqual([code, stdout], [1, '']);
      const lines = stderr.trimEnd().split('\n');
      assert.equal(lines[0], 'oauth-elements: the settings are not valid:');
      for (const problem of problems) assert.ok(stderr.includes(problem), `${problem} in: ${stderr}`);
      assert.equal(lines.length, problems.length + 1);
      assert.ok(!stderr.includes(hidden.slice(0, 20)));
    });
  }

  test('with a settings file that breaks says which, and nothing of what is in it', async () => {
    const files = {
      'b.json': `{"secret": "${hidden}"`,
      'b.mjs': `const secret = '${hidden}'; export default { secret`,
      'c.mjs': `throw new Error('${hidden}');`,
      'd.json': '5',
    };
    for (const [name, text] of Object.entries(files)) {
      const { code, stderr } = await runCommand(['serve', '--config', file(name, text)], whole);
      assert.equal(code, 1);
      assert.ok(stderr.includes(name) && !stderr.includes(hidden), stderr);
    }
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
    [['start'], 'there is no command "start"; the command is: serve'],
    [['serve', 'public'], 'serve takes no "public"; a folder goes after --static'],
    [['serve', '--statik', '.'], "Unknown option '--statik'"],
  ] as const)
    test(`says what is wrong with: ${args.join(' ')}`, async () => {
      const { code, stderr } = await runCommand(args, whole);
      assert.equal(code, 1);
      assert.equal(stderr.split('\n')[0], `oauth-elements: ${words}`);
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
      assert.ok(stderr.includes('Usage: oauth-elements serve'), args.join(' '));
      assert.ok(!stderr.includes('    at '), args.join(' '));
    }
    const help = await runCommand(['--help']);
    assert.deepEqual([help.code, help.stderr], [0, '']);
    assert.ok(help.stdout.startsWith('Usage: oauth-elements serve'));
  });

  test('without the folder of --static says so', async () => {
    const { code, stderr } = await runCommand(['serve', '--static', 'none', '--port', '0'], whole, folder);
    assert.deepEqual([code, stderr], [1, 'oauth-elements: none: no such directory\n']);
  });
});
