import assert from 'node:assert/strict';
import http from 'node:http';
import https from 'node:https';
import { describe, test } from 'node:test';
import { createNodeFetch, nodeEnvironment } from '../../src/adapters/node.js';
import { sha256Text } from '../../src/endpoint/runtime/cryptography.js';
import { against } from './serve.js';

/** An agent that notes what it connects to. */
class CountingAgent extends http.Agent {
  readonly names: string[] = [];

  override createConnection(...given: Parameters<http.Agent['createConnection']>) {
    this.names.push(given[0].host ?? '');
    return super.createConnection(...given);
  }
}

describe('createNodeFetch with an agent', () => {
  test('connects through the agent that it is given', () =>
    against(
      (_request, response) => response.end('ok'),
      async ({ url }) => {
        const agent = new CountingAgent();
        assert.equal(await (await createNodeFetch({ agent })(url)).text(), 'ok');
        assert.deepEqual(agent.names, ['127.0.0.1']);
      },
    ));

  test('asks a function for the agent of each address, and uses its own where that names none', () =>
    against(
      (_request, response) => response.end('ok'),
      async ({ url }) => {
        const agent = new CountingAgent();
        const asked: string[] = [];
        const fetch = createNodeFetch({
          agent: ({ pathname }) => {
            asked.push(pathname);
            return pathname === '/proxied' ? agent : undefined;
          },
        });
        for (const path of ['/proxied', '/direct'])
          assert.equal(await (await fetch(url + path)).text(), 'ok');
        assert.deepEqual([asked, agent.names.length], [['/proxied', '/direct'], 1]);
      },
    ));

  test('leaves addresses of the other scheme to its own where a plain agent is of one scheme', () =>
    against(
      (_request, response) => response.end('ok'),
      async ({ url }) => {
        const agent = new https.Agent();
        assert.equal(await (await createNodeFetch({ agent })(url)).text(), 'ok');
      },
    ));

  test('rejects where the function throws', () =>
    assert.rejects(
      createNodeFetch({
        agent: () => {
          throw new Error('no agent');
        },
      })('http://127.0.0.1:9/'),
      /no agent/,
    ));
});

describe('nodeEnvironment', () => {
  for (const text of ['', 'a', 'wörter 漢字 🎈', 'a'.repeat(1000)])
    test(`hashes ${JSON.stringify(text.slice(0, 12))} as Web Crypto does`, async () => {
      assert.equal(await sha256Text(nodeEnvironment().primitives, text), await sha256Text({}, text));
    });

  test('hashes at once', () => {
    assert.equal(typeof sha256Text(nodeEnvironment().primitives, 'a'), 'string');
  });

  test('calls through the agent that it is given', () =>
    against(
      (_request, response) => response.end('ok'),
      async ({ url }) => {
        const agent = new CountingAgent();
        assert.equal((await nodeEnvironment({ agent }).fetch(url)).status, 200);
        assert.equal(agent.names.length, 1);
      },
    ));
});
