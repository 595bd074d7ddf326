import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCommand, startCommand } from '../support/run-command.js';
import { sendTo } from '../support/transports.js';

const settings = {
  GITHUB_CLIENT_ID: 'id',
  GITHUB_CLIENT_SECRET: 'secret',
  OAUTH_SECRET: 'a secret of forty characters for testing',
};

test('after SIGTERM, serve --drain is not ready and still answers, each on a connection that then closes', async () => {
  // Long enough for any machine: a second signal ends it.
  const server = await startCommand(['serve', '--port', '0', '--drain', '300'], settings);
  const ask = (target: string) => sendTo(server.port, { target, host: 'localhost' });
  assert.equal((await ask('/readyz')).status, 200);
  server.signal('SIGTERM');
  // The signal has its own way to the process.
  while ((await ask('/readyz')).status !== 503);
  assert.equal(await (await ask('/readyz')).text(), 'the process is about to end\n');
  assert.equal((await ask('/healthz')).status, 200);
  const login = await ask('/api/oauth/login/github');
  assert.deepEqual([login.status, login.headers.get('connection')], [303, 'close']);
  server.signal('SIGTERM');
  assert.equal((await server.ended).code, 143);
});

test('after SIGINT, serve --drain waits for nothing', async () => {
  const server = await startCommand(['serve', '--port', '0', '--drain', '300'], settings);
  server.signal('SIGINT');
  assert.equal((await server.ended).code, 0);
});

for (const drain of ['301', '-1', '1.5', 'x', ''])
  test(`serve refuses --drain=${drain}`, async () => {
    const { code, stderr } = await runCommand(['serve', '--port', '0', `--drain=${drain}`], settings);
    assert.equal(code, 1);
    assert.match(stderr, /--drain must be a number of seconds up to 300/);
  });
