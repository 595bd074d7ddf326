import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startCommand, type Running } from '../../support/run-command.js';
import { sendTo } from '../../support/transports.js';

const environment = { GITHUB_CLIENT_ID: 'id', GITHUB_CLIENT_SECRET: 'word-never-served' };
const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));

describe('the files that `serve` serves', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-elements-'));
  const site = join(folder, 'site');
  let server: Running | undefined;
  const get = (target: string, headers: Record<string, string> = {}): Promise<Response> =>
    sendTo(server?.port ?? 0, { target, headers, host: `localhost:${server?.port ?? 0}` });

  before(async () => {
    mkdirSync(join(site, '.git'), { recursive: true });
    mkdirSync(join(folder, 'site-of-another'));
    const files = {
      'secret.txt': 'outside',
      'site-of-another/secret.txt': 'outside',
      'site/index.html': '<title>start</title>',
      'site/a.html': 'page a',
      'site/.env': 'OAUTH_SECRET=word-never-served',
      'site/.git/config': 'word-never-served',
      'site/oauth-elements.js': 'not ours',
      'site/oauth-elements.css': 'not ours',
      'site/settings.json': JSON.stringify({
        providers: [{ type: 'github', clientId: 'id', clientSecret: 'word-never-served' }],
      }),
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    server = await startCommand(
      ['serve', '--port', '0', '--static', '.', '--config', 'settings.json'],
      {},
      site,
    );
  });
  after(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true });
  });

  test('are the built script, its lazy parts and the sheet, whatever lies in the folder', async () => {
    const sheet = await get('/oauth-elements.css');
    assert.match(sheet.headers.get('content-type') ?? '', /^text\/css/);
    assert.equal(sheet.headers.get('access-control-allow-origin'), '*');
    assert.match(await sheet.text(), /oauth-login-button/);
    const script = await get('/oauth-elements.js');
    assert.equal(script.status, 200);
    assert.match(script.headers.get('content-type') ?? '', /^text\/javascript/);
    assert.notEqual(await script.text(), 'not ours');
    const [chunk = ''] = readdirSync(join(dist, 'chunks'));
    assert.equal((await get(`/chunks/${chunk}`)).status, 200);
    for (const target of [
      '/cli.js',
      '/endpoint.js',
      '/chunks/',
      '/chunks/../cli.js',
      '/chunks/..%2fcli.js',
      '/server/',
    ])
      assert.equal((await get(target)).status, 404, target);
  });

  test('are the folder’s own, an index for the folder itself', async () => {
    assert.equal(await (await get('/')).text(), '<title>start</title>');
    assert.equal(await (await get('/a.html?x=y')).text(), 'page a');
    assert.equal((await get('/none')).status, 404);
  });

  test('are no error where a browser asks by itself for an icon that the site has not', async () => {
    const icon = await get('/favicon.ico');
    assert.deepEqual([icon.status, await icon.text()], [204, '']);
    assert.equal((await get('/icons/favicon.ico')).status, 404);
  });

  // Out of the folder, in every spelling that a decoder too many would undo.
  test('are never outside of the folder', async () => {
    const climbs = [
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/%2e%2e%2fsecret.txt',
      '/..%5csecret.txt',
      '/..\\secret.txt',
      '/a/../../secret.txt',
      '//../secret.txt',
      '/../site-of-another/secret.txt',
      '/..%252fsecret.txt',
      '/%00/../../secret.txt',
      '/secret.txt%00.html',
      '/%',
    ];
    for (const target of climbs) {
      const response = await get(target);
      assert.equal(response.status, 404, target);
      assert.ok(!(await response.text()).includes('outside'), target);
    }
  });

  // People serve the folder they work in: `--static .`.
  test('are never those that begin with a dot', async () => {
    for (const target of ['/.env', '/%2eenv', '/.git/config', '/.git%2fconfig', '/a/../.env', '/.env/']) {
      const response = await get(target);
      assert.equal(response.status, 404, target);
      assert.ok(!(await response.text()).includes('word-never-served'), target);
    }
  });

  test('are never the settings', async () => {
    for (const target of ['/settings.json', '/SETTINGS.json', '/%73ettings.json', '/a/../settings.json'])
      assert.ok(!(await (await get(target)).text()).includes('word-never-served'), target);
  });

  // A range that can't be read must not end the process for everybody.
  test('are there after a range that makes no sense', async () => {
    for (const range of [
      'bytes=10-5',
      'bytes=5-2',
      'bytes=-1',
      'bytes=x-y',
      'bytes=99999-',
      'lines=1-2',
      'bytes=-5--1',
    ])
      for (const target of ['/a.html', '/oauth-elements.js'])
        await get(target, { range }).catch(() => undefined);
    assert.equal((await get('/a.html')).status, 200);
  });

  test('are asked by the site’s own name of this machine', async () => {
    const headers = { 'sec-fetch-dest': 'document' };
    const moved = await sendTo(server?.port ?? 0, {
      target: '/a.html?b',
      host: `127.0.0.1:${server?.port ?? 0}`,
      headers,
    });
    assert.equal(moved.status, 303);
    assert.equal(moved.headers.get('location'), `${server?.url ?? ''}/a.html?b`);
    for (const host of ['evil.example', 'localhost.evil.example'])
      assert.equal((await sendTo(server?.port ?? 0, { target: '/a.html', host, headers })).status, 421);
  });

  test('do not stand in the way of the endpoint', async () => {
    assert.deepEqual(await (await get('/api/oauth/providers')).json(), {
      providers: [{ id: 'github', name: 'GitHub' }],
      site: { name: `localhost:${server?.port ?? 0}` },
    });
    assert.equal(
      (await get('/api/oauth/none')).headers.get('content-type'),
      'application/json; charset=utf-8',
    );
  });

  test('are optional', async () => {
    const bare = await startCommand(['serve', '--port', '0'], environment);
    const status = async (target: string): Promise<number> => (await sendTo(bare.port, { target })).status;
    assert.deepEqual(
      [await status('/'), await status('/oauth-elements.js'), await status('/package.json')],
      [404, 200, 404],
    );
    await bare.stop();
  });
});
