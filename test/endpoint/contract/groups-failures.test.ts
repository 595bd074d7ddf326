import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { OAuthError } from '../../../src/endpoint/index.js';
import { onSite } from '../../support/site.js';
import type { StubReply } from '../../support/stub-server.js';
import { byEndpoints } from '../../support/stub-provider.js';
import { failedLogin, listing, type List } from './groups-site.js';
import { endpointContract } from '../../support/endpoint-contract.js';

const html = { 'content-type': 'text/html' };
const refusals: [string, StubReply][] = [
  ['401', { status: 401, body: { message: 'Bad credentials' } }],
  ['403', { status: 403 }],
  ['404', { status: 404 }],
  ['400', { status: 400 }],
  ['a redirect', { status: 302, headers: { location: '/groups2' } }],
];

const unreadable: [string, StubReply][] = [
  ['an object', { body: { groups: [] } }],
  ['null', { headers: { 'content-type': 'application/json' }, body: 'null' }],
  ['a number', { headers: { 'content-type': 'application/json' }, body: '5' }],
  ['a page', { headers: html, body: '<h1>Hi' }],
  ['nothing', {}],
  ['204', { status: 204 }],
  ['a list of numbers', { body: [1, 2] }],
  ['a list with null', { body: [{ id: 1 }, null] }],
  ['a group without an id', { body: [{ name: 'x' }] }],
  ['a group whose id is empty', { body: [{ id: '', name: 'x' }] }],
  ['a group that is empty text', { body: [''] }],
  ['a group whose id is an object', { body: [{ id: { $ne: 1 } }] }],
  ['a group whose id is true', { body: [{ id: true }] }],
  ['a list of lists', { body: [['a']] }],
];

const outages: [string, StubReply | 'silence' | 'cut'][] = [
  ['500', { status: 500 }],
  ['429', { status: 429 }],
  ['silence', 'silence'],
  ['a broken connection', 'cut'],
];

endpointContract((way) => {
  describe('a call for groups', () => {
    for (const [what, reply] of refusals) {
      test(
        `answered ${what} makes the login fail, and names the scope that was not granted`,
        onSite(
          way,
          async (site) => {
            site.stub.token = { scope: 'profile' };
            site.stub.answers.set('/groups', () => reply);
            const { error, error_description: words } = await failedLogin(site);
            assert.equal(error, 'groups_fetch_failed');
            assert.equal(words, 'Stub refuses to list the groups: groups:read was not granted.');
            assert.deepEqual([site.stub.count('/groups'), site.stub.count('/groups2')], [1, 0]);
          },
          { stub: (own) => ({ ...listing()(own), name: 'Stub' }) },
        ),
      );
    }

    test(
      'that is refused although its scope was granted says so',
      onSite(
        way,
        async (site) => {
          site.stub.answers.set('/groups', () => ({ status: 403 }));
          const { error_description: words } = await failedLogin(site);
          assert.match(words, /although groups:read was asked for/);
        },
        { stub: listing() },
      ),
    );

    // GitHub answers 404 where the token has no `read:org`.
    test(
      'of GitHub’s that is answered 404 names read:org',
      onSite(
        way,
        async (site) => {
          site.stub.user = { id: 1, login: 'ada' };
          site.stub.token = { scope: 'read:user,user:email' };
          const { error, error_description: words } = await failedLogin(site);
          assert.equal(error, 'groups_fetch_failed');
          assert.match(words, /read:org was not granted/);
        },
        {
          stub: (own) => {
            const { scopes: _, ...endpoints } = byEndpoints(own);
            return { type: 'github', ...endpoints, scopes: [], teamsEndpoint: `${own.url}/teams` };
          },
        },
      ),
    );

    for (const [what, reply] of outages) {
      test(
        `answered ${what} makes the login fail as provider_unreachable`,
        onSite(
          way,
          async (site) => {
            site.stub.answers.set('/groups', () => reply);
            assert.equal((await failedLogin(site)).error, 'provider_unreachable');
          },
          { stub: listing(), environment: { timeout: reply === 'silence' ? 0.2 : 5 } },
        ),
      );
    }

    for (const [what, reply] of unreadable) {
      test(
        `answered ${what} makes the login fail instead of telling no or odd groups`,
        onSite(
          way,
          async (site) => {
            site.stub.answers.set('/groups', () => reply);
            assert.equal((await failedLogin(site)).error, 'groups_fetch_failed');
          },
          { stub: listing() },
        ),
      );
    }

    const functions: [string, List][] = [
      [
        'throws a TypeError',
        () => {
          throw new TypeError('a-secret of undefined');
        },
      ],
      ['rejects', () => Promise.reject(new Error('a-secret'))],
      ['answers nothing', () => undefined],
      ['answers null', () => null],
      ['answers text', () => 'a-secret'],
      ['answers an object', () => ({ 0: { id: 'a-secret' }, length: 1 })],
    ];
    for (const [what, groupsFn] of functions) {
      test(
        `by a function that ${what} makes the login fail, and tells nothing of it`,
        onSite(
          way,
          async (site) => {
            const { error, error_description: words } = await failedLogin(site);
            assert.equal(error, 'groups_fetch_failed');
            assert.ok(!words.includes('a-secret'), words);
          },
          { stub: listing(groupsFn) },
        ),
      );
    }

    test(
      'by a function that says itself what is wrong is told in its words',
      onSite(
        way,
        async (site) => {
          const { error, error_description: words } = await failedLogin(site);
          assert.deepEqual([error, words], ['groups_fetch_failed', 'Ask your administrator.']);
        },
        {
          stub: listing(() => {
            throw new OAuthError('groups_fetch_failed', 'Ask your administrator.');
          }),
        },
      ),
    );

    test(
      'of a provider that says nothing of groups fails, and names groupsFn',
      onSite(way, async (site) => {
        for (const provider of ['stub', 'openid'] as const) {
          const { error, error_description: words } = await failedLogin(site, provider);
          assert.equal(error, 'groups_fetch_failed');
          assert.match(words, /set groupsFn/);
          await site.browser.post(`${site.base}/logout`);
        }
      }),
    );

    for (const groups of [null, 'admins', 5, { admins: true }, [{ name: 'x' }]]) {
      test(
        `of an ID token that says ${JSON.stringify(groups)} fails`,
        onSite(way, async (site) => {
          site.openid.claims = { groups };
          const { error } = await failedLogin(site, 'openid');
          assert.equal(error, 'groups_fetch_failed');
        }),
      );
    }
  });
});
