import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, test } from 'node:test';
import { deferred } from '../../../support/deferred.js';
import { httpContract } from '../../../support/endpoint-contract.js';
import { closed, onProxy } from './proxy-site.js';

const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

httpContract('streams, and requests that are aborted', (way) => {
  describe('the proxy', () => {
    test(
      'bytes that are no text pass unchanged in both directions',
      onProxy(way, async ({ api, call }) => {
        const bytes = Uint8Array.from({ length: 1024 }, (_, index) => index % 256);
        api.answers.set('/api/a', (response, { body }) => response.end(body));
        const headers = { 'content-type': 'application/octet-stream' };
        const response = await call('/a', { method: 'POST', headers, body: bytes });
        assert.deepEqual(new Uint8Array(await response.arrayBuffer()), bytes);
        assert.ok(api.calls[0]?.body.equals(bytes));
      }),
    );

    test(
      'an answer of any size passes',
      onProxy(way, async ({ api, callLive }) => {
        const list = JSON.stringify(
          Array.from({ length: 120_000 }, (_, id) => ({ id, name: 'entry of a list' })),
        );
        assert.ok(list.length > 4 * 1024 * 1024);
        api.answers.set('/api/a', (response) => response.end(list));
        assert.equal(await (await callLive('/a')).text(), list);
      }),
    );

    test(
      'the start of an answer arrives before its end is sent',
      onProxy(way, async ({ api, callLive }) => {
        const opened = deferred<ServerResponse>();
        api.answers.set('/api/a', (response) => {
          response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
          opened.resolve(response);
        });
        const live = await callLive('/a');
        assert.equal(live.headers.get('content-type'), 'text/event-stream');
        // nginx would gather it first.
        assert.equal(live.headers.get('x-accel-buffering'), 'no');
        const upstream = await opened.promise;
        const reader = live.body!.getReader();
        for (const piece of ['data: 1\n\n', 'data: 2\n\n']) {
          upstream.write(piece);
          assert.equal(textOf((await reader.read()).value), piece);
        }
        upstream.end();
        assert.equal((await reader.read()).done, true);
      }),
    );

    test(
      'a page that goes away cancels the call to the API',
      onProxy(way, async ({ api, callLive }) => {
        const opened = deferred<ServerResponse>();
        api.answers.set('/api/a', (response) => {
          response.write('first');
          opened.resolve(response);
        });
        const live = await callLive('/a');
        const reader = live.body!.getReader();
        assert.equal(textOf((await reader.read()).value), 'first');
        const upstream = await opened.promise;
        assert.equal(upstream.destroyed, false);
        await reader.cancel();
        await closed(upstream.socket);
      }),
    );

    // Half an answer that looks whole may be half a list of who has access.
    for (const headers of [{}, { 'content-length': '1000' }]) {
      test(
        `an answer that breaks off ${'content-length' in headers ? 'before its length' : 'in pieces'} never ends as if it were whole`,
        onProxy(way, async ({ api, callLive }) => {
          const opened = deferred<ServerResponse>();
          api.answers.set('/api/a', (response) => {
            response.writeHead(200, headers).write('first');
            opened.resolve(response);
          });
          const live = await callLive('/a');
          const reader = live.body!.getReader();
          assert.equal(textOf((await reader.read()).value), 'first');
          (await opened.promise).destroy();
          await assert.rejects(reader.read());
        }),
      );
    }
  });
});
