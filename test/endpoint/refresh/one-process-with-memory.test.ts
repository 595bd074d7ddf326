import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { memoryStore } from '../../../src/stores/memory/memory-store.js';
import { accessOf, minute } from '../../support/cluster.js';
import { onSite, type Site } from '../../support/site.js';
import { byRequest } from '../../support/transports.js';
import { runsWhole } from '../../support/whole.js';

const [expiries, callers] = runsWhole() ? [1000, 100] : [10, 30];

/** A site whose store has the same clock. */
const onMemory = (run: (site: Site) => Promise<void>): (() => Promise<void>) => {
  let now = Date.now();
  const lives = 400 * 24 * 3600;
  return onSite(
    byRequest,
    async (site) => {
      site.stub.refreshing = 'rotate';
      await site.login('?mode=popup');
      Object.defineProperty(site, 'now', { get: () => now, set: (next: number) => (now = next) });
      await run(site);
    },
    {
      stub: { tokens: 'page' },
      settings: { store: memoryStore({ now: () => now }), session: { idle: lives, absolute: lives } },
    },
  );
};

describe('one process with the memory store, at a provider that takes a second use of a refresh token for theft', () => {
  test(
    `refreshes ${expiries} tokens exactly once each, for ${callers} callers`,
    onMemory(async (site) => {
      const { stub, browser, base } = site;
      for (let expiry = 1; expiry <= expiries; expiry++) {
        site.now += 66 * minute;
        const answers = Array.from({ length: callers }, () =>
          browser.post(`${base}/token`, { provider: 'stub' }),
        );
        const given = new Set(await Promise.all(answers.map(async (answer) => accessOf(await answer))));
        assert.deepEqual([...given], [stub.made('access').at(-1)]);
        assert.equal(stub.refreshes.length, expiry);
      }
      assert.equal(stub.reuses, 0);
      assert.deepEqual(await site.ids(), ['stub']);
    }),
  );
});
