import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, onSite, type SiteOptions } from '../../support/site.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { expectRefused, json, loginAsJson } from './openid-login.js';

endpointContract((way) => {
  describe('acceptClaimsFn', () => {
    test(
      'receives the claims of a valid ID token, and whom it accepts is signed in',
      onSite(
        way,
        async (site) => {
          site.openid.claims = { hd: 'example.com' };
          assert.equal((await loginAsJson(site)).status, 303);
          site.openid.claims = { hd: 'evil.example' };
          site.browser.cookies.clear();
          const before = site.openid.count('/user');
          const response = await loginAsJson(site);
          assert.equal(await errorOf(response), 'id_token_invalid');
          assert.equal(site.openid.count('/user'), before);
          assert.deepEqual(site.browser.names('-session'), []);
        },
        { openid: { acceptClaimsFn: ({ hd }: { hd: string }) => hd === 'example.com' } },
      ),
    );

    // Written in JavaScript nobody is told by a compiler: only a plain yes may be one.
    const noYes: [string, () => unknown][] = [
      ['nothing', () => undefined],
      ['null', () => null],
      ['0', () => 0],
      ['text', () => 'no'],
      ['a promise', () => Promise.resolve(true)],
    ];
    for (const [what, acceptClaimsFn] of noYes) {
      test(
        `that answers ${what} accepts nobody`,
        onSite(way, async (site) => expectRefused(await loginAsJson(site), site), {
          openid: { acceptClaimsFn },
        }),
      );
    }

    test(
      'that throws accepts nobody, and tells nothing of it',
      onSite(
        way,
        async (site) => {
          const response = await loginAsJson(site);
          assert.equal(response.status, 502);
          assert.ok(!site.browser.seen.join().includes('a-secret'));
          assert.deepEqual(site.browser.names('-session'), []);
        },
        {
          openid: {
            acceptClaimsFn: () => {
              throw new Error('a-secret');
            },
          },
        },
      ),
    );

    // Without an ID token there is nothing to judge, and then nobody is waved through.
    test(
      'accepts nobody if there is no ID token',
      onSite(
        way,
        async (site) => {
          const { pathname, search } = new URL(site.stub.approve(await site.begin()));
          const response = await site.browser.visit(pathname + search, json);
          assert.equal(await errorOf(response), 'id_token_invalid');
          assert.equal(site.stub.count('/user'), 0);
          assert.deepEqual(site.browser.names('-session'), []);
        },
        { stub: { acceptClaimsFn: () => true } },
      ),
    );
  });

  describe('sameUserFn', () => {
    // S7: what the user endpoint says must be of the person who signed in.
    for (const [what, sameUserFn, passes] of [
      ['true', () => true, true],
      ['false', () => false, false],
      ['nothing', () => undefined, false],
      ['a promise', () => Promise.resolve(true), false],
    ] as const) {
      test(
        `that answers ${what} ${passes ? 'lets the profile pass' : 'refuses the profile'}`,
        onSite(
          way,
          async (site) => {
            site.openid.user = { id: 'of-another-kind' };
            const response = await loginAsJson(site);
            assert.equal(response.status, passes ? 303 : 502);
            assert.deepEqual(await site.ids(), passes ? ['openid'] : []);
          },
          { openid: { sameUserFn } },
        ),
      );
    }
  });

  describe('a provider with nonce: false', () => {
    const options: SiteOptions = { openid: { nonce: false } };

    test(
      'is sent none, and none is expected',
      onSite(
        way,
        async (site) => {
          assert.equal(new URL(await site.begin('', 'openid')).searchParams.get('nonce'), null);
          assert.equal((await loginAsJson(site)).status, 303);
          assert.deepEqual(await site.ids(), ['openid']);
        },
        options,
      ),
    );

    // An ID token that was made for another login elsewhere carries that login's nonce.
    test(
      'may not answer with one',
      onSite(
        way,
        async (site) => {
          site.openid.claims = { nonce: 'of-another-login' };
          await expectRefused(await loginAsJson(site), site);
        },
        options,
      ),
    );
  });
});
