import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { endpointContract } from '../../support/endpoint-contract.js';
import { accessOf, newest, onTokenSite, restore, save } from './refresh-site.js';
import { onSite, type Site } from '../../support/site.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long the session's cookies last, in seconds; `undefined` until the browser is closed. */
const agesOf = (site: Site): (number | undefined)[] => [
  ...new Set(site.browser.names('-session.').map((name) => site.browser.ages.get(name))),
];

endpointContract((way) => {
  describe('being remembered', () => {
    test(
      'is not the rule: closing the browser signs out',
      onSite(way, async (site) => {
        await site.login('?mode=popup');
        assert.deepEqual(agesOf(site), [undefined]);
        site.browser.restart();
        assert.deepEqual(site.browser.names('-session.'), []);
        assert.deepEqual(await site.ids(), []);
      }),
    );

    for (const no of ['false', '0']) {
      test(
        `is not asked for by remember=${no}`,
        onSite(way, async (site) => {
          await site.login(`?mode=popup&remember=${no}`);
          assert.deepEqual(agesOf(site), [undefined]);
        }),
      );
    }

    test(
      'keeps the session for 30 days, used or not, whether the browser is closed or not',
      onSite(way, async (site) => {
        await site.login('?mode=popup&remember');
        assert.deepEqual(agesOf(site), [(30 * day) / 1000]);
        for (const days of [2, 9, 18]) {
          site.now += days * day;
          site.browser.restart();
          assert.deepEqual(await site.ids(), ['stub']);
        }
        site.now += day;
        assert.deepEqual(await site.ids(), []);
      }),
    );

    test(
      'lasts as long as the settings say, and being used does not lengthen it',
      onSite(
        way,
        async (site) => {
          await site.login('?mode=popup&remember=true');
          assert.deepEqual(agesOf(site), [7200]);
          site.now += 119 * minute;
          assert.deepEqual(await site.ids(), ['stub']);
          assert.deepEqual(agesOf(site), [7200]);
          site.now += minute;
          assert.deepEqual(await site.ids(), []);
        },
        { settings: { session: { idle: 600, absolute: 3600, remember: 7200 } } },
      ),
    );

    test(
      'stays when a token is refreshed, for no longer than from the login',
      onTokenSite(way, async (site) => {
        await site.login('?mode=popup&remember=1');
        site.now += day;
        assert.equal(await accessOf(site), newest(site.stub));
        assert.deepEqual(agesOf(site), [(29 * day) / 1000]);
        site.browser.restart();
        assert.deepEqual(await site.ids(), ['stub']);
      }),
    );

    test(
      'at one provider is not at another, and the next login decides again',
      onSite(way, async (site) => {
        await site.login('?mode=popup&remember');
        await site.login('?mode=popup', 'openid');
        site.browser.restart();
        assert.deepEqual(await site.ids(), ['stub']);
        await site.login('?mode=popup');
        site.browser.restart();
        assert.deepEqual(await site.ids(), []);
      }),
    );

    test(
      'ends by signing out',
      onSite(way, async (site) => {
        await site.login('?mode=popup&remember');
        await site.browser.post(`${site.base}/logout`);
        site.browser.restart();
        assert.deepEqual(site.browser.names('-session.'), []);
        assert.deepEqual(await site.ids(), []);
      }),
    );

    // An old answer that arrives after signing out must not bring back what was to last for a month.
    test(
      'is not brought back by a cookie of before signing out, even after the browser was closed',
      onSite(way, async (site) => {
        await site.login('?mode=popup&remember');
        const before = new Map(site.browser.cookies);
        await site.browser.post(`${site.base}/logout`);
        site.browser.restart();
        for (const [name, value] of before)
          if (name.includes('-session.')) site.browser.cookies.set(name, value);
        assert.deepEqual(await site.ids(), []);
      }),
    );

    test(
      'is asked for when restoring a saved token, too',
      onTokenSite(way, async (site) => {
        const saved = await save(site);
        await restore(site, saved);
        assert.deepEqual(agesOf(site), [undefined]);
        site.now += hour;
        await restore(site, saved, { remember: true });
        assert.deepEqual(agesOf(site), [(30 * day - hour) / 1000]);
        site.now += 29 * day;
        site.browser.restart();
        assert.deepEqual(await site.ids(), ['stub']);
      }),
    );
  });
});
