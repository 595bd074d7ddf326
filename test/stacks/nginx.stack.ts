import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { createNodeFetch, toNodeListener, type NodeListener } from '../../src/adapters/node.js';
import { createOAuthEndpoint } from '../../src/endpoint/index.js';
import { mountContract, type Mount, type Mounted } from '../mounts/mount-contract.js';
import { startMountProviders } from '../mounts/providers.js';
import { overHttp, sendOver } from '../mounts/transport.js';
import { Browser } from '../support/browser-with-cookies.js';
import { freePort } from '../support/database-process.js';
import { root } from './recipes.js';

const program = '/usr/sbin/nginx';
const [buffered = '', prefixed = ''] = [
  ...readFileSync(join(root, 'docs/behind-a-proxy.md'), 'utf8').matchAll(/^```nginx\n([^]*?)^```$/gm),
].map(([, block = '']) => block);
const asInstalled = buffered.replace(/^ *proxy_buffer.*\n/gm, '');

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** nginx with a location as the documentation has it, before the endpoint in this process. */
async function behindNginx(
  location: string,
  settings: Parameters<Mount['open']>[0],
  { path = '', basePath }: { path?: string; basePath?: string } = {},
): Promise<Mounted & { errors(): string }> {
  const later: { listener?: NodeListener } = {};
  const server = createServer((...call) => later.listener?.(...call)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const upstream = (server.address() as AddressInfo).port;
  const port = await freePort();
  const baseUrl = `http://localhost:${port}${path}`;
  later.listener = toNodeListener(
    createOAuthEndpoint(settings(baseUrl, basePath), { fetch: createNodeFetch() }),
  );
  const at = mkdtempSync(join(tmpdir(), 'oauth-elements-nginx-'));
  mkdirSync(join(at, 'body'));
  const errors = join(at, 'error.log');
  writeFileSync(
    join(at, 'nginx.conf'),
    `daemon off; pid ${at}/pid; error_log ${errors}; worker_processes 1; user root; events {}
http { access_log off; client_body_temp_path ${at}/body; proxy_temp_path ${at}/proxy; fastcgi_temp_path ${at}/f;
uwsgi_temp_path ${at}/u; scgi_temp_path ${at}/s;
server { listen 127.0.0.1:${port}; ${location.replace('127.0.0.1:8550', `127.0.0.1:${upstream}`)} } }`,
  );
  const child = spawn(program, ['-p', at, '-e', errors, '-c', join(at, 'nginx.conf')], { stdio: 'ignore' });
  let ended: string | undefined;
  const exit = once(child, 'exit').then(([code]) => {
    ended = `nginx ended with ${String(code)}: ${readFileSync(errors, 'utf8')}`;
  });
  while (!(await isOpen(port))) {
    if (ended !== undefined) throw new Error(ended);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    baseUrl,
    transport: overHttp(port, `localhost:${port}`),
    ended: () => ended,
    errors: () => readFileSync(errors, 'utf8'),
    close: async () => {
      child.kill('SIGTERM');
      await exit;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(at, { recursive: true, force: true });
    },
  };
}

mountContract({ name: 'node:http behind nginx', open: (settings) => behindNginx(buffered, settings) });
mountContract({
  name: 'node:http behind nginx that takes a prefix off',
  open: (settings) => behindNginx(prefixed, settings, { path: '/shop', basePath: '/api/oauth' }),
});

describe('tokens of 2,000 and 1,300 characters behind nginx', () => {
  for (const [what, location, status] of [
    ['pass with the buffers that are documented', buffered, 303],
    ['fail as it is told without them', asInstalled, 502],
  ] as const)
    test(what, async () => {
      const providers = await startMountProviders();
      const { stub } = providers;
      // What can't be compressed, as real ones.
      const text = (length: number): string =>
        Array.from({ length }, (_, at) => 'abcdefghijklmnopqrstuvwxyz'[(at * at * 7 + at) % 26]).join('');
      stub.token = { access_token: text(2000), refresh_token: text(1300) };
      stub.answers.set('/user', () => ({ body: stub.user }));
      const nginx = await behindNginx(location, providers.settings);
      try {
        const browser = new Browser((asked) => sendOver(nginx.transport, asked), nginx.baseUrl);
        const begun = await browser.visit('/api/oauth/login/stub');
        const { pathname, search } = new URL(stub.approve(begun.headers.get('location') ?? ''));
        const headers = { cookie: browser.cookieHeader, accept: 'text/html' };
        const landed = await sendOver(nginx.transport, { target: pathname + search, headers });
        assert.equal(landed.status, status);
        assert.equal(nginx.errors().includes('upstream sent too big header'), status === 502);
      } finally {
        await nginx.close();
        await providers.close();
      }
    });
});
