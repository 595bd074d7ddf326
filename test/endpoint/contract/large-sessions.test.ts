import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, label, messageOf, onSite, type Site } from '../../support/site.js';
import type { OperatorLogEntry } from '../../../src/endpoint/index.js';
import { httpContract } from '../../support/endpoint-contract.js';
import { restore, save } from './refresh-site.js';
import { cookieName } from '../../support/cookie-name.js';

// That all our cookies together never take more than 7,000 bytes, the browser of the tests checks on every answer.
const person = (bytes: number) => ({ id: 1, sub: '1', name: 'Ada', bio: 'x'.repeat(bytes) });

async function fill(site: Site, bytes: number): Promise<void> {
  site.stub.user = person(bytes);
  assert.equal((await site.login('?mode=popup')).status, 200);
}

httpContract('many cookies, and header blocks near the limits of Node', (way) => {
  const entries: OperatorLogEntry[] = [];

  describe('a large session', () => {
    test(
      'is split over cookies and joined again',
      onSite(way, async (site) => {
        await fill(site, 3400);
        assert.deepEqual(site.browser.names('-session'), [
          cookieName('session.stub.0'),
          cookieName('session.stub.1'),
        ]);
        const [made] = (await site.session()).authorizations;
        assert.equal(made?.user?.raw['bio'], 'x'.repeat(3400));
      }),
    );

    test(
      'loses the provider’s own fields first, and says the same in the message and in GET /session',
      onSite(way, async (site) => {
        site.stub.user = person(9000);
        const { session } = await messageOf(await site.login(`?mode=popup&flow=${label}`));
        const { authorizations } = await site.session();
        assert.deepEqual(authorizations[0]?.user?.raw, {});
        assert.equal(authorizations[0].user.name, 'Ada');
        assert.deepEqual(session.authorizations, authorizations);
      }),
    );

    test(
      'of one provider makes room for the next',
      onSite(way, async (site) => {
        await fill(site, 3400);
        site.openid.user = { ...person(3400), sub: 'ada' };
        await site.login('', 'openid');
        const { authorizations } = await site.session();
        assert.equal(authorizations.length, 2);
        assert.deepEqual(authorizations[1]?.user?.raw, {});
      }),
    );

    test(
      'that is too large even then is refused, the operator’s log names the cure once, and the other sessions stay',
      onSite(
        way,
        async (site) => {
          await site.login('', 'openid');
          const before = (await site.session()).authorizations;
          site.stub.token = { access_token: 'x'.repeat(6000) };
          site.stub.answers.set('/user', () => ({ body: { id: 1 } }));
          const { pathname, search } = new URL(site.stub.approve(await site.begin()));
          const response = await site.browser.visit(pathname + search, { accept: 'application/json' });
          const { error, error_description: words } = (await response.json()) as Record<string, string>;
          assert.equal(error, 'session_too_large');
          assert.doesNotMatch(words ?? '', /\bstore\b/);
          const told = entries.splice(0).filter(({ code }) => code === 'session_too_large');
          assert.deepEqual(
            told.map(({ provider }) => provider),
            ['stub'],
          );
          assert.match(told[0]?.cure ?? '', /fewer scopes/);
          assert.deepEqual((await site.session()).authorizations, before);
        },
        { settings: { log: (entry) => entries.push(entry) } },
      ),
    );

    test(
      'that shrinks clears the chunks it no longer needs',
      onSite(way, async (site) => {
        await fill(site, 3400);
        await fill(site, 10);
        assert.deepEqual(site.browser.names('-session'), [cookieName('session.stub.0')]);
        assert.equal((await site.session()).authorizations.length, 1);
      }),
    );

    test(
      'clears left-over chunks with gaps',
      onSite(way, async (site) => {
        await site.login('?mode=popup');
        site.browser.cookies.set(cookieName('session.stub.2'), 'x');
        site.browser.cookies.set(cookieName('session.stub.4'), 'x');
        await site.login('?mode=popup');
        assert.deepEqual(site.browser.names('-session'), [cookieName('session.stub.0')]);
      }),
    );

    test(
      'leaves room for another login, and pending ones give way to it',
      onSite(way, async (site) => {
        await fill(site, 3300);
        for (let count = 0; count < 6; count++) {
          await site.begin('?return_to=/some/path', 'openid');
          site.now += 1000;
        }
        assert.ok(site.browser.names('-flow.').length >= 1);
        assert.equal((await site.login('', 'openid')).status, 303);
        assert.equal((await site.session()).authorizations.length, 2);
      }),
    );

    test(
      'that returns while other logins are pending ends the oldest of them',
      onSite(way, async (site) => {
        const address = await site.begin('?mode=popup');
        for (let count = 0; count < 4; count++) {
          site.now += 1000;
          await site.begin('?mode=popup', 'openid');
        }
        site.stub.user = person(3600);
        assert.equal((await site.back(site.stub.approve(address))).status, 200);
        assert.equal((await site.session()).authorizations.length, 1);
      }),
    );

    test(
      'that is restored while other logins are pending ends the oldest of them',
      onSite(way, async (site) => {
        await site.login('?mode=popup');
        const saved = await save(site);
        await site.browser.post(`${site.base}/logout`);
        for (let count = 0; count < 5; count++) {
          await site.begin('?mode=popup', 'openid');
          site.now += 1000;
        }
        site.stub.user = person(3300);
        assert.equal((await restore(site, saved)).status, 200);
        assert.equal((await site.session()).authorizations.length, 1);
      }),
    );

    // A link from anywhere can end in a refusal: its words must not push the cookies over what servers take.
    test(
      'stays below the limit with the longest error to report',
      onSite(way, async (site) => {
        await fill(site, 3300);
        const address = await site.begin(`?return_to=/a&flow=${label}`, 'openid');
        const words = '王'.repeat(300);
        await site.back(site.openid.approve(address, { error: 'access_denied', error_description: words }));
        const { outcome, authorizations } = await site.session();
        assert.equal(outcome?.error, 'access_denied');
        assert.equal(authorizations.length, 1);
      }),
    );

    test(
      'keeps the beginning of a long error to report, and half a character nowhere',
      onSite(way, async (site) => {
        for (const words of ['😀'.repeat(149) + 'a', 'a' + '😀'.repeat(149)]) {
          const address = await site.begin(`?return_to=/a&flow=${label}`, 'openid');
          await site.back(site.openid.approve(address, { error: 'access_denied', error_description: words }));
          const kept = (await site.session()).outcome?.error_description ?? '';
          assert.ok(
            kept.length > 50 && words.startsWith(kept) && !/\p{Cs}/u.test(kept),
            JSON.stringify(kept),
          );
        }
      }),
    );

    test(
      'stays below the limit during a login at a provider with a very long name',
      onSite(way, async (site) => {
        await fill(site, 3300);
        await site.browser.visit(`${site.base}/login/${'n'.repeat(3000)}?flow=${label}`);
        assert.equal((await site.session()).authorizations.length, 1);
      }),
    );

    test(
      'stays below the limit with an outcome that no page has read and other logins pending',
      onSite(way, async (site) => {
        for (let count = 0; count < 4; count++) {
          await site.begin('', 'openid');
          site.now += 1000;
        }
        await fill(site, 3000);
        await site.login('?return_to=/a', 'stub');
        for (let count = 0; count < 5; count++) {
          await site.begin('?return_to=/' + 'a'.repeat(200), 'openid');
          site.now += 1000;
        }
        assert.ok((await site.session()).outcome);
      }),
    );

    test(
      'is renewed although another login has started since',
      onSite(way, async (site) => {
        // As large as may be: more, and the provider's own fields are dropped.
        let most = 3000;
        for (let step = 512; step >= 1; step /= 2) {
          await fill(site, most + step);
          if (Object.keys((await site.session()).authorizations[0]?.user?.raw ?? {}).length) most += step;
        }
        await fill(site, most);
        await site.begin('', 'openid');
        site.now += 20 * 3_600_000;
        assert.equal((await site.session()).authorizations.length, 1);
        site.now += 20 * 3_600_000;
        assert.equal((await site.session()).authorizations.length, 1);
      }),
    );

    test(
      'leaves no room for a login with a very long return_to, whose error says so',
      onSite(way, async (site) => {
        await fill(site, 3300);
        const target = `${site.base}/login/openid?return_to=/${'a'.repeat(1000)}`;
        const response = await site.browser.visit(target, { accept: 'application/json' });
        assert.equal(await errorOf(response), 'session_too_large');
        assert.deepEqual(site.browser.names('-flow'), []);
        assert.equal((await site.session()).authorizations.length, 1);
      }),
    );
  });
});
