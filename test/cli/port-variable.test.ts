import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prepare } from '../../src/cli/prepare-settings.js';

const whole = {
  GITHUB_CLIENT_ID: 'id',
  GITHUB_CLIENT_SECRET: 'x',
  OAUTH_SECRET: 'a secret of forty characters for testing',
};

for (const [PORT, problem] of [
  ['', 'PORT is empty. Set it to a number, or leave it out'],
  ['http', 'PORT must be a number up to 65535'],
  ['65536', 'PORT must be a number up to 65535'],
] as const)
  test(`PORT=${PORT} is told together with everything else that is wrong`, async () => {
    await assert.rejects(prepare({}, { ...whole, PORT, OAUTH_SECRET: 'short', OAUTH_TRUST_PROXY: 'yes' }), {
      code: 'settings_invalid',
      description: [
        problem,
        'OAUTH_SECRET must be 32 characters or more. Make one: openssl rand -base64 48',
        'OAUTH_TRUST_PROXY must be the number of proxies in front, 0 to 10, or false',
      ].join('\n'),
    });
  });

test('--port wins over a PORT that is wrong', async () => {
  const { port } = await prepare({ port: '8551' }, { ...whole, PORT: 'http' });
  assert.equal(port, 8551);
});

test('a --port that is none is told as a mistake of the command line', async () => {
  await assert.rejects(prepare({ port: 'http' }, whole), TypeError);
});
