import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { toNodeListener } from '../../../src/adapters/node.js';
import { createOAuthEndpoint } from '../../../src/endpoint/index.js';
import { arrivalPath } from '../../../src/endpoint/settings/redirect-urls.js';
import { sendTo } from '../../support/transports.js';
import { custom, good } from './settings-cases.js';

describe('the path at which answers to a redirect URL arrive', () => {
  const cases: [baseUrl: string, basePath: string, url: string, path: string][] = [
    ['https://a.example', '/api/oauth', '/api/oauth/redirect', '/api/oauth/redirect'],
    ['https://a.example', '/api/oauth', '/api/oauth/redirect/x', '/api/oauth/redirect/x'],
    ['https://a.example', '/api/oauth', '/back', '/back'],
    ['https://a.example', '/api/oauth', '/back/', '/back'],
    ['https://a.example/shop', '/shop/api/oauth', '/shop/api/oauth/redirect', '/shop/api/oauth/redirect'],
    ['https://a.example/shop', '/shop/api/oauth', '/shop/back', '/shop/back'],
    // A proxy strips the prefix of everything, or mounts the endpoint somewhere else.
    ['https://a.example/shop', '/api/oauth', '/shop/api/oauth/redirect', '/api/oauth/redirect'],
    ['https://a.example/shop', '/api/oauth', '/shop/back', '/back'],
    ['https://a.example', '/auth', '/api/oauth/redirect/x', '/auth/redirect/x'],
    ['https://a.example', '', '/api/oauth/redirect/x', '/redirect/x'],
    ['https://a.example', '', '/back', '/back'],
  ];
  for (const [baseUrl, basePath, url, path] of cases) {
    test(`is ${path} for ${url} at ${baseUrl} with requests at ${basePath || '/'}`, () => {
      assert.equal(arrivalPath(new URL(baseUrl).origin + url, { baseUrl, basePath }), path);
    });
  }
});

describe('a listener that leaves other requests to the next one', () => {
  test('answers at a provider’s own redirect URL outside of the base path', async () => {
    const redirectUrl = 'https://app.example/signed-in/acme';
    const endpoint = createOAuthEndpoint({
      ...(good as object),
      providers: [{ ...custom, redirectUrl }],
    } as never);
    const listener = toNodeListener(endpoint);
    const server = createServer((request, response) => {
      listener(request, response, () => response.writeHead(204).end());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      const statusOf = async (target: string): Promise<number> =>
        (await sendTo(port, { target, headers: { accept: 'application/json' } })).status;
      for (const ours of ['/signed-in/acme', '/signed-in/acme?state=x&code=y', '/signed-in/acme/?state=x'])
        assert.equal(await statusOf(ours), 400, ours);
      for (const others of ['/signed-in', '/signed-in/acmee', '/signed-in/acme//', '/?/signed-in/acme'])
        assert.equal(await statusOf(others), 204, others);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });
});
