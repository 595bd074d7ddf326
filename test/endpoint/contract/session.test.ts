import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, onSite, type Site } from '../../support/site.js';
import { httpContract } from '../../support/endpoint-contract.js';
import { cookieName } from '../../support/cookie-name.js';

const hour = 3_600_000;

const ids = async (site: Site): Promise<string[]> =>
  (await site.session()).authorizations.map(({ provider }) => provider);

httpContract('cookies of a request and of its answer', (way) => {
  describe('GET /session', () => {
    test(
      'is an empty list if nobody is signed in, and sets no cookie',
      onSite(way, async ({ browser, base }) => {
        const response = await browser.ask(`${base}/session`);
        assert.equal(await response.text(), '{"authorizations":[]}');
        assert.deepEqual(response.headers.getSetCookie(), []);
      }),
    );

    test(
      'has the user in snake_case, and of the token only scope, type and remaining time',
      onSite(way, async (site) => {
        const user = {
          id: 7,
          name: 'Ada',
          email: 'ada@example.com',
          avatar_url: 'https://p.example/a',
          plan: { seats: 1 },
        };
        site.stub.user = user;
        await site.login('?mode=popup');
        site.now += 100_000;
        assert.deepEqual(await site.session(), {
          authorizations: [
            {
              provider: 'stub',
              user: {
                id: '7',
                name: 'Ada',
                email: 'ada@example.com',
                avatar_url: 'https://p.example/a',
                groups: [],
                raw: user,
              },
              token: { scope: ['profile'], token_type: 'bearer', expires_in: 3500 },
            },
          ],
        });
        site.now += hour;
        assert.equal((await site.session()).authorizations[0]?.token.expires_in, 0);
      }),
    );

    test(
      'holds several providers, oldest login first; signing in again makes one the newest',
      onSite(way, async (site) => {
        await site.login('', 'openid');
        site.now += 1000;
        await site.login();
        assert.deepEqual(await ids(site), ['openid', 'stub']);
        site.now += 1000;
        await site.login('', 'openid');
        assert.deepEqual(await ids(site), ['stub', 'openid']);
      }),
    );

    // Another site reads who is signed in, or a subdomain that somebody else took over.
    for (const site of ['cross-site', 'same-site']) {
      test(
        `requested ${site} is refused, and the outcome stays for the page itself`,
        onSite(way, async (own) => {
          await own.login();
          const response = await own.browser.ask(`${own.base}/session`, { 'sec-fetch-site': site });
          assert.equal(response.status, 403);
          assert.equal(await errorOf(response), 'origin_not_allowed');
          assert.deepEqual(response.headers.getSetCookie(), []);
          // By `no-cors` the page notices that an endpoint is there, and can tell its developer what to list.
          assert.equal(response.headers.get('cross-origin-resource-policy'), 'cross-origin');
          assert.equal(response.headers.get('access-control-allow-origin'), null);
          assert.ok((await own.session()).outcome);
          const answer = await own.browser.ask(`${own.base}/session`);
          assert.equal(answer.headers.get('cross-origin-resource-policy'), 'same-origin');
        }),
      );
    }

    const spoiled: [string, (sealed: string) => string | undefined][] = [
      [
        'tampered with',
        (sealed) => sealed.slice(0, -9) + (sealed.at(-9) === 'A' ? 'B' : 'A') + sealed.slice(-8),
      ],
      ['cut', (sealed) => sealed.slice(0, sealed.length / 2)],
      ['foreign', () => '1:eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.AAAA.AAAA'],
      ['empty', () => ''],
      ['a count alone', () => '1:'],
      ['counted as two', (sealed) => `2${sealed.slice(1)}`],
      ['counted as none', (sealed) => `0${sealed.slice(1)}`],
      ['counted as nine', (sealed) => `9${sealed.slice(1)}`],
      ['not counted', (sealed) => sealed.slice(2)],
    ];
    for (const [what, spoil] of spoiled) {
      test(
        `a session cookie that is ${what} counts as absent, and the other provider’s stays`,
        onSite(way, async (site) => {
          await site.login();
          await site.login('', 'openid');
          const name = cookieName('session.stub.0');
          site.browser.cookies.set(name, spoil(site.browser.cookies.get(name) ?? '') ?? '');
          assert.deepEqual(await ids(site), ['openid']);
        }),
      );
    }

    // A seal says whose it is: one provider's can't be shown as another's, nor one browser's epoch with another's session.
    test(
      'a session cookie under another provider’s name counts as absent',
      onSite(way, async (site) => {
        await site.login();
        await site.login('', 'openid');
        site.browser.cookies.set(
          cookieName('session.stub.0'),
          site.browser.cookies.get(cookieName('session.openid.0')) ?? '',
        );
        site.browser.cookies.set(
          cookieName('epoch.stub'),
          site.browser.cookies.get(cookieName('epoch.openid')) ?? '',
        );
        assert.deepEqual(await ids(site), ['openid']);
      }),
    );

    test(
      'a flow cookie in the place of a session cookie counts as absent',
      onSite(way, async (site) => {
        await site.begin();
        const flow = site.browser.cookies.get(site.browser.names('-flow.')[0] ?? '') ?? '';
        site.browser.cookies.set(cookieName('session.stub.0'), `1:${flow}`);
        assert.deepEqual(await ids(site), []);
      }),
    );

    test(
      'other cookies with names like the session’s parts change nothing',
      onSite(way, async (site) => {
        await site.login();
        for (const stray of ['.7', '.1', '.x', '', '.0.0'])
          site.browser.cookies.set(`${cookieName('session.stub')}${stray}`, 'x');
        site.browser.cookies.set(cookieName('session.constructor.0'), '1:x');
        assert.deepEqual(await ids(site), ['stub']);
      }),
    );

    test(
      'a session without its epoch cookie, or with another, counts as absent',
      onSite(way, async (site) => {
        await site.login();
        const epoch = site.browser.cookies.get(cookieName('epoch.stub')) ?? '';
        for (const other of ['', 'x', `${epoch}x`]) {
          site.browser.cookies.set(cookieName('epoch.stub'), other);
          assert.deepEqual(await ids(site), []);
        }
        site.browser.cookies.delete(cookieName('epoch.stub'));
        assert.deepEqual(await ids(site), []);
      }),
    );

    test(
      'a session that is not used ends after the idle time',
      onSite(
        way,
        async (site) => {
          await site.login('?mode=popup');
          const kept = new Map(site.browser.cookies);
          site.browser.cookies.clear();
          await site.login('?mode=popup');
          site.now += hour - 1000;
          assert.deepEqual(await ids(site), ['stub']);
          site.now += 1000;
          assert.deepEqual(await ids(site), ['stub']);
          site.browser.cookies.clear();
          for (const [name, value] of kept) site.browser.cookies.set(name, value);
          assert.deepEqual(await ids(site), []);
        },
        { settings: { session: { idle: 3600, absolute: 36_000 } } },
      ),
    );

    test(
      'a session in use is renewed, not on every request, and ends at the absolute time',
      onSite(
        way,
        async (site) => {
          await site.login('?mode=popup');
          const renewals: number[] = [];
          for (let minute = 0; minute < 600; minute += 3) {
            const response = await site.browser.ask(`${site.base}/session`);
            const written = site.store?.asked.splice(0).includes('compareAndSet');
            if (written ?? response.headers.getSetCookie().length > 0) renewals.push(minute);
            assert.equal(((await response.json()) as { authorizations: unknown[] }).authorizations.length, 1);
            site.now += 180_000;
          }
          assert.ok(renewals.length > 50 && renewals.length < 100, `${renewals.length} renewals`);
          assert.deepEqual(await ids(site), []);
        },
        { settings: { session: { idle: 3600, absolute: 36_000 } } },
      ),
    );

    test(
      'a new secret seals, the old one opens, and a removed one’s sessions count as absent',
      onSite(way, async (site) => {
        await site.login('?mode=popup');
        const [old, fresh] = [
          'a secret of forty characters for testing',
          'another secret, just as long, for testing',
        ];
        /** The same browser at an endpoint with other secrets; whom that finds, and signs in. */
        const withSecrets = async (secret: string[]): Promise<string[]> => {
          let found: string[] = [];
          const visit = async (next: Site): Promise<void> => {
            next.now = site.now;
            for (const [name, value] of site.browser.cookies) next.browser.cookies.set(name, value);
            found = await ids(next);
            await next.login('?mode=popup', 'openid');
            site.browser.cookies.clear();
            for (const [name, value] of next.browser.cookies) site.browser.cookies.set(name, value);
          };
          await onSite(way, visit, { settings: { secret }, providersOf: site })();
          return found;
        };
        assert.deepEqual(await withSecrets([fresh, old]), ['stub']);
        assert.deepEqual(await withSecrets([old]), ['stub']);
        assert.deepEqual(await withSecrets([fresh]), []);
        assert.deepEqual(await withSecrets([old, fresh]), ['stub', 'openid']);
      }),
    );
  });
});
