import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { HasHeaders } from '../../../src/endpoint/http/cookies.js';
import { cookieSize } from '../../../src/endpoint/sessions/cookies/cookie-jar.js';
import { onSite, type Site } from '../../support/site.js';
import { byRequest } from '../../support/transports.js';

type Id = 'stub' | 'openid';

const stubOf = (site: Site, provider: Id) => site[provider];

async function signIn(site: Site, provider: Id, rawLetters: number): Promise<void> {
  const stub = stubOf(site, provider);
  stub.token = { access_token: `${provider}-1` };
  stub.answers.set('/user', () => ({
    body: {
      ...(provider === 'openid' ? { sub: 'ada' } : { id: 1 }),
      ...{ name: 'Ada', bio: 'b'.repeat(rawLetters) },
    },
  }));
  await site.login('?mode=popup', provider);
}

/** Both tokens are due; the next ones have room beside the other's old one, and together only without the providers' own fields. */
async function signInTwice(site: Site, length: number): Promise<HasHeaders> {
  await signIn(site, 'stub', 300);
  await signIn(site, 'openid', 300);
  site.now += 3590 * 1000;
  for (const provider of ['stub', 'openid'] as const)
    stubOf(site, provider).token = { access_token: `${provider}-2-`.padEnd(length, 'x') };
  return { headers: new Headers({ cookie: site.browser.cookieHeader }) };
}

const sessionBytes = (site: Site): number =>
  [...site.browser.cookies]
    .filter(([name]) => /session\.|epoch\./.test(name))
    .reduce((sum, [name, value]) => sum + cookieSize(name, value), 0);

const nameOf = (cookie: string): string => cookie.split('=')[0] ?? '';

async function both(site: Site, request: HasHeaders) {
  const found = await Promise.all([
    site.endpoint.authorization(request, 'stub'),
    site.endpoint.authorization(request, 'openid'),
  ]);
  const [stub, openid] = found;
  assert.ok(stub && openid);
  return { stub, openid };
}

describe('authorizations with two providers for one request', () => {
  for (const [how, isParallel] of [
    ['one after the other', false],
    ['at the same moment', true],
  ] as const)
    test(
      `that are refreshed ${how} stay within 7,000 bytes of cookies, in whichever order the app appends them`,
      onSite(byRequest, async (site) => {
        const { stub, openid } = await both(site, await signInTwice(site, 2100));
        if (isParallel) await Promise.all([stub.getToken(), openid.getToken()]);
        else for (const each of [stub, openid]) await each.getToken();
        const before = new Map(site.browser.cookies);
        const orders = [
          [stub, openid],
          [openid, stub],
        ];
        for (const order of orders) {
          site.browser.cookies.clear();
          for (const [name, value] of before) site.browser.cookies.set(name, value);
          const setCookies = order.flatMap((each) => each.setCookies);
          site.browser.take(setCookies);
          assert.ok(sessionBytes(site) <= 6400, `${sessionBytes(site)} bytes`);
          assert.deepEqual(await site.ids(), ['stub', 'openid']);
          // A cookie that is set twice would fill the head of the response.
          assert.equal(new Set(setCookies.map(nameOf)).size, setCookies.length);
          for (const provider of ['stub', 'openid'] as const) {
            const token = (await site.authorization(provider))?.token.accessToken;
            assert.equal(token, stubOf(site, provider).token['access_token']);
          }
        }
      }),
    );

  test(
    'that are brought up to date at the same moment stay within 7,000 bytes of cookies',
    onSite(byRequest, async (site) => {
      // The browser loses the cookies of this response.
      const lost = await both(site, await signInTwice(site, 2100));
      for (const each of [lost.stub, lost.openid]) await each.getToken();
      const request = { headers: new Headers({ cookie: site.browser.cookieHeader }) };
      const { stub, openid } = await both(site, request);
      site.browser.take([...stub.setCookies, ...openid.setCookies]);
      assert.ok(sessionBytes(site) <= 6400, `${sessionBytes(site)} bytes`);
      assert.deepEqual(await site.ids(), ['stub', 'openid']);
    }),
  );

  test(
    'that can’t both fit keep the session that fits, and its cookies',
    onSite(byRequest, async (site) => {
      const { stub, openid } = await both(site, await signInTwice(site, 2800));
      assert.equal((await stub.getToken()).accessToken.length, 2800);
      // The old token works for ten more seconds.
      assert.equal((await openid.getToken()).accessToken, 'openid-1');
      site.browser.take([...stub.setCookies, ...openid.setCookies]);
      assert.ok(sessionBytes(site) <= 6400, `${sessionBytes(site)} bytes`);
      assert.deepEqual(await site.ids(), ['stub', 'openid']);
    }),
  );

  test(
    'that are read twice have the same cookies each time',
    onSite(byRequest, async (site) => {
      const request = await signInTwice(site, 100);
      const first = await both(site, request);
      await first.stub.getToken();
      const second = await both(site, request);
      assert.ok(second.stub.setCookies.length > 0);
      assert.deepEqual(second.stub.setCookies, first.stub.setCookies);
      assert.equal(second.stub.token.accessToken, stubOf(site, 'stub').token['access_token']);
      assert.deepEqual(second.openid.setCookies, []);
    }),
  );

  test(
    'one of them restored from a saved token, stay within 7,000 bytes of cookies',
    onSite(byRequest, async (site) => {
      const request = await signInTwice(site, 2100);
      const saved = (await site.authorization('stub'))?.token.toJSON();
      assert.ok(saved);
      const found = await site.endpoint.authorization(request, 'openid');
      await found?.getToken();
      const restored = await site.endpoint.restore('stub', saved, { request });
      await restored.getToken();
      site.browser.take([...(found?.setCookies ?? []), ...restored.setCookies]);
      assert.ok(sessionBytes(site) <= 6400, `${sessionBytes(site)} bytes`);
      assert.deepEqual((await site.ids()).sort(), ['openid', 'stub']);
    }),
  );

  test(
    'tell the operator once when the cookies of one response are more than a proxy takes by default',
    onSite(byRequest, async (site) => {
      const { stub, openid } = await both(site, await signInTwice(site, 1500));
      const told = () => site.logged.filter(({ code }) => code === 'response_head_large').length;
      await stub.getToken();
      assert.equal(told(), 0);
      await openid.getToken();
      assert.equal(told(), 1);
    }),
  );
});

describe('authorizations for two requests', () => {
  test(
    'share nothing, even with equal cookies',
    onSite(byRequest, async (site) => {
      await signInTwice(site, 100);
      const headers = () => ({ headers: { cookie: site.browser.cookieHeader } });
      const first = await both(site, headers());
      await first.stub.getToken();
      assert.ok(first.stub.setCookies.length > 0);
      const second = await both(site, headers());
      // Its own response brings the new token, too.
      assert.ok(second.stub.setCookies.length > 0);
      assert.notEqual(second.stub.setCookies, first.stub.setCookies);
    }),
  );

  for (const [what, headers] of [
    ['an object', {}],
    ['a Headers', new Headers()],
  ] as const)
    test(
      `without cookies share nothing, even ${what} that both have for headers`,
      onSite(byRequest, async (site) => {
        await signIn(site, 'stub', 1);
        const saved = (await site.authorization('stub'))?.token.toJSON();
        assert.ok(saved);
        const request = { headers };
        const restored = await site.endpoint.restore('stub', saved, { request });
        assert.equal((await site.endpoint.authorization(request, 'stub'))?.user?.id, restored.user?.id);
        assert.equal(await site.endpoint.authorization({ headers }, 'stub'), null);
      }),
    );
});
