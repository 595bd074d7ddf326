import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  curers,
  loggedBesides,
  toldAtStart,
  toldByServe,
  toldOfFloods,
  toldOfMixUps,
  toldOfStores,
} from '../log/operator-log-cases.js';
import { asking, posting } from '../../support/browser-with-cookies.js';
import { onSite } from '../../support/site.js';
import { byRequest, byRequestOnStore } from '../../support/transports.js';
import { attacks } from './operator-log-attacks.js';
import { onTokenSite } from './refresh-site.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { runsOf } from '../../support/whole.js';

endpointContract((way) => {
  // The log is the same behind a server: there a few visitors are enough.
  const visitors = way.name === byRequest.name ? runsOf(100) : 3;
  describe('the operator’s log', () => {
    for (const [code, { visit, prepare, options }] of Object.entries(attacks)) {
      test(
        `tells ${code} once${code === 'several_processes' ? ' where they share no store' : ''}, however many visitors meet it`,
        onSite(
          way,
          async (site) => {
            await prepare?.(site);
            for (let visitor = 0; visitor < visitors; visitor++) await visit(site, site.newBrowser(), way);
            const entries = site.logged.filter((entry) => entry.code === code);
            // Processes that share a store are as they should be.
            const times = code === 'several_processes' && way.hasStore ? 0 : 1;
            assert.equal(entries.length, times, JSON.stringify(site.logged));
            assert.ok(site.logged.length <= 2, JSON.stringify(site.logged));
          },
          options,
        ),
      );
    }
  });
});

test(
  'the operator’s log tells nothing of several processes that share a store',
  onSite(byRequestOnStore, async (site) => {
    await attacks['several_processes']?.visit(site, site.newBrowser(), byRequestOnStore);
    assert.deepEqual(site.logged, []);
  }),
);

for (const [way, codes] of [
  [byRequest, ['several_processes']],
  [byRequestOnStore, []],
] as const)
  test(
    `a page whose cookies were outdated ${way.hasStore ? 'tells nothing of processes that share a store' : 'tells several_processes'}`,
    onTokenSite(way, async (site) => {
      const response = await site.browser.send({
        ...{ method: 'POST', target: `${site.base}/token`, body: JSON.stringify({ provider: 'stub' }) },
        headers: { ...asking, ...posting, 'x-oauth-again': 'the mark of an older token' },
      });
      assert.equal(response.status, 200);
      assert.deepEqual(
        site.logged.map(({ code }) => code),
        codes,
      );
    }),
  );

describe('what the operator’s log can tell', () => {
  test('is every failure that an operator can cure', () => {
    const logged = [...Object.values(curers).flatMap((curer) => curer.logged), ...loggedBesides];
    const held = [
      ...[...Object.keys(attacks), ...toldAtStart, ...toldByServe],
      ...[...toldOfStores, ...toldOfFloods, ...toldOfMixUps],
    ];
    assert.deepEqual([...new Set(logged)].sort(), held.sort());
    for (const [code, { who, logged: codes, where }] of Object.entries(curers))
      assert.ok(who !== 'operator' || codes.length || where.includes('at start'), code);
  });
});
