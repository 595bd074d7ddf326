import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, type Site } from '../../support/site.js';
import type { StubReply } from '../../support/stub-server.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { accessOf, askAsPage, newest, onTokenSite, restore, save } from './refresh-site.js';

const hour = 3_600_000;
const html = { 'content-type': 'text/html' };

/** How servers tell of a dead refresh token that don't know `invalid_grant`. */
const unexplained: [string, StubReply][] = [
  ['400 and nothing', { status: 400 }],
  ['401 and nothing', { status: 401 }],
  ['401 with a challenge', { status: 401, headers: { 'www-authenticate': 'Bearer realm="x"' } }],
  ['400 and a page', { status: 400, headers: html, body: '<h1>Bad request' }],
  ['400 and an empty object', { status: 400, body: {} }],
  ['400 and a list', { status: 400, body: [] }],
  ['400 and a code of its own', { status: 400, body: { error: 'token_expired' } }],
  ['400 invalid_request', { status: 400, body: { error: 'invalid_request' } }],
];

/** What says nothing of the token, however often it comes. */
const others: [string, StubReply | 'cut'][] = [
  ['429', { status: 429 }],
  ['503', { status: 503 }],
  ['500 and nothing', { status: 500 }],
  ['a broken connection', 'cut'],
  ['400 temporarily_unavailable', { status: 400, body: { error: 'temporarily_unavailable' } }],
  ['400 slow_down', { status: 400, body: { error: 'slow_down' } }],
  ['401 invalid_client', { status: 401, body: { error: 'invalid_client' } }],
  ['400 unauthorized_client', { status: 400, body: { error: 'unauthorized_client' } }],
  ['403 and nothing', { status: 403 }],
  ['404 and nothing', { status: 404 }],
];

async function askTimes(site: Site, times: number): Promise<string[]> {
  const codes: string[] = [];
  for (let time = 0; time < times; time += 1) codes.push(await errorOf(await askAsPage(site)));
  return codes;
}

endpointContract((way) => {
  describe('a refresh that is refused without a reason', () => {
    for (const [what, reply] of unexplained) {
      test(
        `(${what}) ends the session after three tries, and the provider is left alone`,
        onTokenSite(way, async (site) => {
          site.now += hour;
          site.stub.answers.set('/token', () => reply);
          const codes = await askTimes(site, 2);
          assert.ok(!codes.includes('reauth_required'));
          assert.deepEqual(await site.ids(), ['stub']);
          assert.deepEqual(await askTimes(site, 1), ['reauth_required']);
          assert.deepEqual(await site.ids(), []);
          // The login, and the three tries.
          assert.equal(site.stub.count('/token'), 4);
          await askTimes(site, 2);
          assert.equal(site.stub.count('/token'), 4);
        }),
      );
    }

    for (const [what, reply] of others) {
      test(
        `is another thing than ${what}, which ends nothing however often it comes`,
        onTokenSite(way, async (site) => {
          site.now += hour;
          const honest = site.stub.answers.get('/token')!;
          site.stub.answers.set('/token', () => reply);
          for (let time = 0; time < 6; time += 1) {
            assert.notEqual(await errorOf(await askAsPage(site)), 'reauth_required');
            site.now += 10_000;
          }
          assert.deepEqual(await site.ids(), ['stub']);
          site.stub.answers.set('/token', honest);
          assert.equal(await accessOf(site), newest(site.stub));
        }),
      );
    }

    test(
      'is forgotten once a refresh succeeds',
      onTokenSite(way, async (site) => {
        const honest = site.stub.answers.get('/token')!;
        // The same refresh token each time.
        site.stub.refreshing = 'keep';
        for (let round = 0; round < 3; round += 1) {
          site.now += hour;
          site.stub.answers.set('/token', () => ({ status: 400 }));
          await askTimes(site, 2);
          site.stub.answers.set('/token', honest);
          await accessOf(site);
        }
        assert.deepEqual(await site.ids(), ['stub']);
      }),
    );

    test(
      'ends a saved token too, as saved_token_invalid',
      onTokenSite(way, async (site) => {
        const saved = await save(site);
        site.browser.cookies.clear();
        site.now += hour;
        site.stub.answers.set('/token', () => ({ status: 400 }));
        const codes: string[] = [];
        for (let time = 0; time < 3; time += 1) codes.push(await errorOf(await restore(site, saved)));
        assert.equal(codes.at(-1), 'saved_token_invalid');
      }),
    );
  });
});
