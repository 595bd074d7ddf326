import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { createNodeFetch, toNodeListener } from '../../src/adapters/node.js';
import { createOAuthEndpoint } from '../../src/endpoint/index.js';
import { startMountProviders } from '../mounts/providers.js';
import { visiting } from '../support/browser-with-cookies.js';
import { folder } from './start-stack.js';

describe('Fastify’s inject', () => {
  test('gets every cookie of an answer', async () => {
    const providers = await startMountProviders();
    const fastify = createRequire(join(folder, 'package.json'))('fastify') as () => {
      all(path: string, handler: unknown): void;
      inject(asked: object): Promise<{ statusCode: number; headers: Record<string, unknown> }>;
      close(): Promise<void>;
    };
    const app = fastify();
    try {
      const baseUrl = 'http://localhost:8550';
      const endpoint = createOAuthEndpoint(providers.settings(baseUrl), { fetch: createNodeFetch() });
      app.all('/api/oauth/*', toNodeListener(endpoint));
      const headers = { ...visiting, host: 'localhost:8550' };
      const begun = await app.inject({ url: '/api/oauth/login/stub', headers });
      assert.equal(begun.statusCode, 303);
      const cookies = [begun.headers['set-cookie']].flat().map((cookie) => String(cookie).split(';')[0]);
      assert.ok(cookies.length >= 2, cookies.join('\n'));
      const { pathname, search } = new URL(providers.stub.approve(String(begun.headers['location'])));
      const landed = await app.inject({
        url: pathname + search,
        headers: { ...headers, cookie: cookies.join('; ') },
      });
      assert.equal(landed.statusCode, 303);
      assert.ok(
        [landed.headers['set-cookie']].flat().length >= 3,
        'the session’s, the flow’s and the outcome’s',
      );
    } finally {
      await app.close();
      await providers.close();
    }
  });
});
