import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { startCommand } from '../support/run-command.js';
import { sendTo } from '../support/transports.js';

const site = {
  GITHUB_CLIENT_ID: 'id',
  GITHUB_CLIENT_SECRET: 'a-secret',
  OAUTH_SECRET: 'a-value-that-is-long-enough-for-it',
  OAUTH_BASE_URL: 'https://app.example/shop',
};

describe('behind a proxy that takes the path of OAUTH_BASE_URL off, serve', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-elements-'));
  mkdirSync(join(folder, 'api/oauth/login'), { recursive: true });
  writeFileSync(join(folder, 'api/oauth/login/github'), 'a file of the site');
  after(() => rmSync(folder, { recursive: true }));

  for (const [what, files, target, method, status, lines] of [
    ['names the base path that arrives', false, '/api/oauth/session', 'GET', 404, 1],
    ['names it beside files', true, '/api/oauth/session', 'GET', 404, 1],
    ['names it for a request that files do not take', true, '/api/oauth/logout', 'POST', 405, 1],
    ['is silent of a file of the site', true, '/api/oauth/login/github', 'GET', 200, 0],
    ['is silent of an address that nothing of it would fit', false, '/api/oauth/nothing', 'GET', 404, 0],
  ] as const)
    test(what, async () => {
      const server = await startCommand(
        ['serve', '--port', '0', ...(files ? ['--static', folder] : [])],
        site,
      );
      const given = { target, method, host: 'app.example' };
      for (let time = 0; time < 2; time += 1)
        assert.equal((await sendTo(server.port, given)).status, status, 'the answer itself is another');
      const { stderr } = await server.stop();
      const told = stderr.split('\n').filter((line) => line.includes('base_path_differs'));
      assert.equal(told.length, lines, stderr);
      for (const line of told) {
        assert.match(line, /"\/api\/oauth".*"\/shop\/api\/oauth"/);
        assert.match(line, /Set basePath/);
      }
    });
});
