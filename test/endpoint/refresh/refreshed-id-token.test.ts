import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import type { OAuthError } from '../../../src/endpoint/index.js';
import { errorOf, onSite, type Site } from '../../support/site.js';
import { clientId, secondsNow, strangersKey } from '../../support/stub-provider.js';
import { byRequest } from '../../support/transports.js';
import { accessOf, askToken, newest, rotating } from '../contract/refresh-site.js';
import { minute, whenDue } from './when-due.js';

/** The next ID tokens are signed by somebody else, under the name of the provider's own key. */
function signByStranger({ openid }: Site): void {
  const honest = openid.idTokenFor.bind(openid);
  openid.idTokenFor = async (form) => {
    const [, claims = ''] = (await honest(form)).split('.');
    return openid.sign(
      JSON.parse(Buffer.from(claims, 'base64url').toString()) as object as never,
      {},
      (await strangersKey).privateKey,
    );
  };
}

/** The session is over, and nobody has the tokens that came, nor uses them. */
async function expectEnded(site: Site, response: Response): Promise<void> {
  assert.deepEqual([response.status, await errorOf(response)], [401, 'reauth_required']);
  assert.deepEqual(await site.ids(), ['stub']);
  assert.deepEqual(site.browser.names('-session.openid'), []);
  assert.ok(site.browser.names('-session.stub').length > 0);
  const [, fresh] = site.openid.made('refresh');
  assert.deepEqual(site.openid.revoked, [fresh, newest(site.openid)]);
  assert.ok(!site.browser.seen.join('\n').includes(newest(site.openid)));
  // Nor is the old one tried again by requests that were on their way.
  assert.equal(site.openid.refreshes.length, 1);
}

describe('an ID token that comes with a renewed token', () => {
  for (const [what, claims] of [
    ['somebody else', { sub: 'mallory' }],
    ['another sign-in of the same person', { nonce: 'of-another-login' }],
  ] as const) {
    for (const by of ['the provider', 'a stranger']) {
      test(
        `about ${what}, signed by ${by}, ends the session, and its tokens are revoked`,
        whenDue(async (site) => {
          site.openid.claims = claims;
          if (by === 'a stranger') signByStranger(site);
          await expectEnded(site, await askToken(site, 'openid'));
        }),
      );
    }
  }

  test(
    'about somebody else gives the app no token either',
    whenDue(async (site) => {
      site.openid.claims = { sub: 'mallory' };
      const kept = await site.authorization('openid');
      await assert.rejects(kept!.getToken(), ({ code }: OAuthError) => code === 'reauth_required');
      site.browser.take(kept!.setCookies);
      assert.deepEqual(await site.ids(), ['stub']);
      assert.equal(site.openid.revoked.length, 2);
    }),
  );

  test(
    'is judged by acceptClaimsFn as at login: who may no longer sign in is signed out',
    whenDue(
      async (site) => {
        site.openid.claims = { hd: 'elsewhere.example' };
        await expectEnded(site, await askToken(site, 'openid'));
      },
      {
        openid: (own) => {
          own.claims = { hd: 'corp.example' };
          return {
            ...rotating(own),
            acceptClaimsFn: ({ hd }: Record<string, unknown>) => hd === 'corp.example',
          };
        },
      },
    ),
  );

  const halfOf = (token: string): string =>
    createHash('sha256').update(token).digest().subarray(0, 16).toString('base64url');

  const wrong: [string, Record<string, unknown>][] = [
    ['for the use of another client', { azp: 'another' }],
    ['for several, and the use of another', { aud: [clientId, 'another'], azp: 'another' }],
    ['of another access token', { at_hash: halfOf('another') }],
    ['with a hash that is none', { at_hash: 5 }],
    ['made a day ahead', { iat: secondsNow() + 24 * 3600 }],
  ];
  for (const [what, claims] of wrong) {
    test(
      `${what} is refused at login, before anybody is asked who it is`,
      onSite(byRequest, async (site) => {
        site.openid.claims = claims;
        const { pathname, search } = new URL(site.openid.approve(await site.begin('', 'openid')));
        const response = await site.browser.visit(pathname + search, { accept: 'application/json' });
        assert.deepEqual([response.status, await errorOf(response)], [502, 'id_token_invalid']);
        assert.deepEqual([site.openid.count('/token'), site.openid.count('/user')], [1, 0]);
        assert.deepEqual(await site.ids(), []);
        site.openid.claims = {};
        await site.login('', 'openid');
        assert.deepEqual(await site.ids(), ['openid']);
      }),
    );

    test(
      `${what} is refused at a renewal: the old token serves while it lives, and the session stays`,
      whenDue(async (site) => {
        const first = newest(site.openid);
        // By more than the clock of the site is ahead here.
        site.openid.claims = 'iat' in claims ? { iat: secondsNow() + 48 * 3600 } : claims;
        assert.equal(await accessOf(site, 'openid'), first);
        site.now += 2 * minute;
        const code = await errorOf(await askToken(site, 'openid'));
        // A provider that rotates has used the old refresh token up: another process may have the new one.
        assert.ok(['id_token_invalid', 'session_outdated', 'reauth_required'].includes(code), code);
        assert.ok(!site.browser.seen.join('\n').includes(newest(site.openid)));
      }),
    );
  }

  test(
    'signed by a stranger under a known key is refused, though all it says is right',
    whenDue(async (site) => {
      site.openid.refreshing = 'keep';
      const first = newest(site.openid);
      signByStranger(site);
      assert.equal(await accessOf(site, 'openid'), first);
      site.now += 2 * minute;
      assert.equal(await errorOf(await askToken(site, 'openid')), 'id_token_invalid');
      assert.deepEqual(await site.ids(), ['stub', 'openid']);
    }),
  );

  test(
    'signed by a key that was not fetched costs nobody the new tokens',
    whenDue(async (site) => {
      const honest = site.openid.idTokenFor.bind(site.openid);
      site.openid.idTokenFor = async (form) => {
        const [, claims = ''] = (await honest(form)).split('.');
        const payload = JSON.parse(Buffer.from(claims, 'base64url').toString()) as never;
        return site.openid.sign(payload, { kid: 'of-tomorrow' });
      };
      const keys = site.openid.count('/jwks');
      assert.equal(await accessOf(site, 'openid'), newest(site.openid));
      assert.equal(site.openid.count('/jwks'), keys);
    }),
  );

  for (const [what, change] of [
    ['as at login', {}],
    ['with the hash of the access token', 'hash'],
    ['made a little ahead', { iat: secondsNow() + 200 }],
  ] as const) {
    test(
      `${what} renews, hour by hour`,
      whenDue(async (site) => {
        const { openid } = site;
        if (change !== 'hash') openid.claims = change;
        else {
          const honest = openid.answers.get('/token');
          openid.answers.set('/token', async (call) => {
            const reply = (await honest?.(call)) as { body: { access_token: string } };
            openid.claims = { at_hash: halfOf(reply.body.access_token) };
            const body = { ...reply.body, id_token: await openid.idTokenFor(call.form) };
            return { body };
          });
        }
        for (let hour = 0; hour < 3; hour++) {
          assert.equal(await accessOf(site, 'openid'), newest(openid));
          site.now += 59 * minute;
        }
        assert.equal(openid.reuses, 0);
      }),
    );
  }
});

describe('the nonce', () => {
  test(
    'is sent with openid even where the provider’s keys are not known',
    onSite(
      byRequest,
      async (site) => {
        assert.match(new URL(await site.begin()).searchParams.get('nonce') ?? '', /^[\w-]{22,}$/);
        assert.equal(new URL(await site.begin('?scope=')).searchParams.has('nonce'), true);
      },
      { stub: { scopes: ['openid'] } },
    ),
  );
});
