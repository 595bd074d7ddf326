import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startCommand } from '../support/run-command.js';
import { sendTo } from '../support/transports.js';

const github = { GITHUB_CLIENT_ID: 'id', GITHUB_CLIENT_SECRET: 'secret' };

/** Writing to `/dev/full` fails, as to a pipe whose reader has ended and to a log on a full disk. */
const withoutReader = ['sh', '-c', 'exec "$@" 2>/dev/full', 'sh'];

test('serve goes on and ends in order although nobody can read what it prints', async () => {
  const server = await startCommand(['serve', '--port', '0'], github, '.', withoutReader);
  // It has a warning to print at start, and one about the name of the host.
  for (const [host, status] of [
    ['other.example', 421],
    ['localhost', 200],
  ] as const)
    assert.equal((await sendTo(server.port, { target: '/api/oauth/session', host })).status, status);
  assert.equal((await server.stop()).code, 0);
});
