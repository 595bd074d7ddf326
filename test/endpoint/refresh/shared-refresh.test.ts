import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { accessOf, minute, onCluster } from '../../support/cluster.js';
import { runsOf } from '../../support/whole.js';

describe('a token that three processes need at once', () => {
  const expiries = runsOf(50);
  const callers = 30;
  test(
    `is refreshed exactly once: ${expiries} expiries, ${callers} callers`,
    onCluster(async ({ sites, stub, pass, ask }) => {
      for (let expiry = 1; expiry <= expiries; expiry++) {
        pass(61 * minute);
        const answers = Array.from({ length: callers }, (_, caller) => ask(sites[caller % 3] ?? sites[0]));
        const given = new Set(await Promise.all(answers.map(async (answer) => accessOf(await answer))));
        assert.deepEqual([...given], [stub.made('access').at(-1)]);
        assert.equal(stub.refreshes.length, expiry);
      }
      assert.equal(stub.reuses, 0);
    }),
  );

  test(
    'is refreshed once though their clocks are five minutes apart, either way',
    onCluster(async ({ sites, stub, pass, ask }) => {
      const [first, second, third] = sites;
      second.now += 5 * minute;
      third.now -= 5 * minute;
      for (let expiry = 1; expiry <= 10; expiry++) {
        pass(66 * minute);
        for (const answer of await Promise.all([first, second, third, first, second, third].map(ask)))
          await accessOf(answer);
        assert.equal(stub.refreshes.length, expiry);
      }
      assert.equal(stub.reuses, 0);
    }),
  );

  test(
    'takes five operations of the store, three more to write it into the session, one to read that, and one after it',
    onCluster(async ({ sites, store, pass, ask }) => {
      pass(61 * minute);
      store.asked.length = 0;
      await accessOf(await ask(sites[0]));
      assert.deepEqual(store.asked, [
        ...['get', 'setIfAbsent', 'setIfAbsent', 'delete', 'compareAndSet', 'compareAndSet'],
        ...['get', 'addToIndex', 'compareAndSet', 'compareAndSet'],
      ]);
    }),
  );

  test(
    'stays the session’s where the provider gives out the same one again, for longer: it is not revoked',
    onCluster(async ({ sites, stub, pass, ask }) => {
      stub.refreshing = 'keep';
      const [same = ''] = stub.made('access');
      stub.token = { access_token: same };
      for (let expiry = 1; expiry <= 3; expiry++) {
        pass(61 * minute);
        for (const site of sites) assert.equal(await accessOf(await ask(site)), same);
        assert.deepEqual([stub.refreshes.length, stub.revoked], [expiry, []]);
      }
    }),
  );

  for (const [what, minutes, refreshes] of [
    ['half an hour', 30, 1],
    ['three hours, when that has expired too', 180, 2],
  ] as const)
    test(
      `is not sent again by a session that its process was killed before writing: ${what} later its result is used`,
      onCluster(async ({ sites, stub, pass, store, ask }) => {
        pass(61 * minute);
        store.before = (operation, key) =>
          operation === 'compareAndSet' && key.includes(':session:')
            ? Promise.reject(new Error('killed'))
            : undefined;
        assert.equal((await ask(sites[0])).status, 503);
        store.before = undefined;
        pass(minutes * minute);
        assert.equal(await accessOf(await ask(sites[1])), stub.made('access').at(-1));
        assert.deepEqual([stub.refreshes.length, stub.reuses], [refreshes, 0]);
        // And so on: the session holds the newest.
        pass(61 * minute);
        await accessOf(await ask(sites[2]));
        assert.deepEqual([stub.refreshes.length, stub.reuses], [refreshes + 1, 0]);
      }),
    );

  test(
    'leaves its result in the store as long as a session lives, and ten minutes once the session holds it',
    onCluster(async ({ sites, store, pass, ask }) => {
      const lives = (): number[] =>
        [...store.entries]
          .filter(([key, { until }]) => key.includes(':refresh:') && until > store.now())
          .map(([, { until }]) => (until - store.now()) / minute);
      pass(61 * minute);
      let before: number[] = [];
      store.before = (operation, key) => {
        if (operation === 'compareAndSet' && key.includes(':session:')) before = lives();
      };
      await accessOf(await ask(sites[0]));
      assert.deepEqual([before, lives()], [[400 * 24 * 60], [10]]);
    }),
  );

  test(
    'is had from the store for half a minute by whoever still has the old one',
    onCluster(async ({ sites, stub, pass, store, ask }) => {
      pass(61 * minute);
      const [key = ''] = [...store.entries.keys()].filter((each) => each.includes(':session:'));
      const before = store.entries.get(key);
      assert.ok(before);
      const token = await accessOf(await ask(sites[0]));
      pass(30_000);
      // As if it had not been written: its process was killed between the two.
      store.entries.set(key, before);
      assert.equal(await accessOf(await ask(sites[1])), token);
      assert.deepEqual([stub.refreshes.length, stub.reuses], [1, 0]);
    }),
  );
});
