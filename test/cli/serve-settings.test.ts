import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { runCommand, startCommand } from '../support/run-command.js';
import { sendTo } from '../support/transports.js';

const hidden = 'a-value-that-must-never-be-printed';
const github = { GITHUB_CLIENT_ID: 'id-from-environment', GITHUB_CLIENT_SECRET: hidden };
const whole = { ...github, OAUTH_SECRET: `${hidden}-long-enough` };

describe('the settings of serve', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-elements-'));
  after(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  test('takes settings from .mjs and .json, and what they leave out from the environment', async () => {
    const settings = { providers: [{ type: 'github', id: 'hub', clientId: 'from-file', clientSecret: 'x' }] };
    const files = [
      file('a.json', JSON.stringify(settings)),
      file('a.mjs', `export default ${JSON.stringify(settings)};`),
    ];
    for (const path of files) {
      const server = await startCommand(['serve', '--port', '0', '--config', path], whole);
      const response = await sendTo(server.port, { target: '/api/oauth/providers' });
      assert.deepEqual(await response.json(), {
        providers: [{ id: 'hub', name: 'GitHub' }],
        site: { name: `localhost:${server.port}` },
      });
      assert.equal((await server.stop()).stderr, '');
    }
  });

  test('takes providers from the environment where the file names none, so that it can rotate the secret', async () => {
    const path = file(
      'rotate.mjs',
      `export default { secret: ['${hidden}-new-and-long', '${hidden}-old-and-long'] };`,
    );
    const server = await startCommand(['serve', '--port', '0', '--config', path], github);
    const response = await sendTo(server.port, { target: '/api/oauth/providers' });
    const { providers } = (await response.json()) as { providers: object };
    assert.deepEqual(providers, [{ id: 'github', name: 'GitHub' }]);
    assert.equal((await server.stop()).stderr, '');
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
      'a number of proxies that is none',
      [],
      { ...whole, OAUTH_TRUST_PROXY: 'yes' },
      ['OAUTH_TRUST_PROXY must be the number of proxies in front, 0 to 10, or false'],
    ],
    [
      'an empty variable',
      [],
      { GITHUB_CLIENT_ID: 'id', GITHUB_CLIENT_SECRET: '', OAUTH_SECRET: '', OAUTH_BASE_URL: '' },
      [
        'GITHUB_CLIENT_SECRET is empty',
        'OAUTH_SECRET is empty. Make one: openssl rand -base64 48',
        'OAUTH_BASE_URL is empty. Set it to the https address that people open; http works only on localhost.',
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
      'the endpoint’s path in the address',
      [],
      { ...whole, OAUTH_BASE_URL: 'https://app.example/api/oauth' },
      [
        'OAUTH_BASE_URL must be the address of the site, without /api/oauth. Set it to the https address that people open',
      ],
    ],
    [
      'a misspelt variable alone',
      [],
      { OAUTH_SECRET: whole.OAUTH_SECRET, GITHBU_CLIENT_ID: hidden },
      ['providers: is empty', 'GITHBU_CLIENT_ID: did you mean GITHUB_CLIENT_ID?'],
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
        'OAUTH_BASE_URL must be https. Set it to the https address that people open; http works only on localhost.',
      ],
    ],
    [
      'no provider and everything else wrong',
      [],
      { OAUTH_SECRET: hidden.slice(0, 31), OAUTH_BASE_URL: 'http://app.example' },
      [
        'providers: is empty (set GITHUB_CLIENT_ID',
        'OAUTH_SECRET must be 32',
        'OAUTH_BASE_URL must be https. Set it to the https address that people open; http works only on localhost.',
      ],
    ],
    [
      'no secret away from loopback',
      [],
      { ...github, OAUTH_BASE_URL: 'https://app.example' },
      ['OAUTH_SECRET is missing. Make one: openssl rand -base64 48'],
    ],
    [
      'a settings file that names no provider',
      ['--config', file('none.mjs', 'export default {};')],
      { OAUTH_SECRET: whole.OAUTH_SECRET },
      [
        'providers: is missing. List at least one, such as { type: "github", clientId: "…", clientSecret: "…" }',
      ],
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
      assert.equal(lines[0], 'oauth-elements: settings_invalid: the settings are not valid:');
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
});
