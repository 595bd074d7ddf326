import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { OperatorLog } from '../../src/endpoint/log/operator-log.js';
import { SharedStore } from '../../src/endpoint/sessions/stored/shared-store.js';
import type { AtomicStore } from '../../src/endpoint/sessions/atomic-store.js';
import { openMachine, type Machine } from '../support/fault-machine.js';
import { faultyDatabases, type FaultyDatabase } from '../support/faulty-databases.js';
import { randomOf } from '../support/random-numbers.js';
import { siteUrl } from '../support/site.js';
import { untilItWorks } from '../support/store-failures.js';
import { isTried, runsWhole } from '../support/whole.js';
import { faultCases, type Expiry, type FaultCase } from './refresh-fault-cases.js';

const turns = runsWhole() ? 10 : 1;
const callers = 9;
const minute = 60_000;

interface Counts {
  expiries: number;
  sent: number;
  sentTwice: number;
  signOuts: number;
  answers: Record<string, number>;
}

for (const [place, { name, has, open }] of faultyDatabases.entries())
  describe(`a refresh for three machines on ${name}`, () => {
    let [database, admin]: [FaultyDatabase | undefined, AtomicStore | undefined] = [undefined, undefined];
    let first: Machine | undefined;
    const connections: AtomicStore[] = [];
    const connect = async (): Promise<AtomicStore> => {
      const store = await (database ?? assert.fail()).open();
      connections.push(store);
      return store;
    };

    before(async () => {
      database = await open();
      admin = await connect();
      await untilItWorks(admin);
      // It does nothing but sign in: it is never killed.
      first = await openMachine(await connect());
    });
    after(async () => {
      await first?.site.close();
      for (const store of connections) await store.close();
      await database?.close();
    });

    async function runTurn(fault: FaultCase, seed: number, counts: Counts): Promise<void> {
      assert.ok(database && admin && first);
      const { site } = first;
      const { stub, browser } = site;
      browser.cookies.clear();
      assert.equal((await site.login('?mode=popup')).status, 200);
      const cookie = browser.cookieHeader;
      const [access, refresh] = [stub.made('access').at(-1) ?? '', stub.made('refresh').at(-1) ?? ''];
      const machines: [Machine, Machine, Machine] = [
        await openMachine(await connect(), site),
        await openMachine(await connect(), site),
        await openMachine(await connect(), site),
      ];
      for (const machine of machines) machine.site.now = site.now + 66 * minute;
      const askers = (living: readonly Machine[]): Promise<number[]> =>
        Promise.all(
          Array.from({ length: callers }, (_, caller) =>
            (living[caller % living.length] ?? assert.fail()).ask(cookie),
          ),
        );
      const random = randomOf(seed);
      const expiry: Expiry = {
        ...{ machines, database, stub, cookie, random },
        askAll: () => askers(machines),
        unlock: async () => {
          const parts = { endpointUrl: `${siteUrl}/api/oauth`, primitives: {}, log: new OperatorLog(false) };
          const shared = new SharedStore({ store: admin ?? assert.fail(), ...parts });
          assert.equal(await shared.delete(await shared.key('lock', 'stub', refresh, access)), true);
        },
      };
      const [refreshes, reuses] = [stub.refreshes.length, stub.reuses];
      const accesses = stub.made('access').length - 1;
      const during = await fault.run(expiry);
      for (const connection of connections) await untilItWorks(connection);
      const afterwards = await askers(machines.slice(1));
      assert.deepEqual([...new Set(afterwards)], [fault.afterwards], `${fault.name}: afterwards`);
      const sent = stub.refreshes.slice(refreshes);
      assert.equal(sent.length, fault.sent, `${fault.name}: sent`);
      assert.equal(stub.reuses, reuses);
      // Whoever has its session keeps it at its next expiry.
      if (fault.afterwards === 200) {
        for (const machine of machines) machine.site.now += 66 * minute;
        assert.deepEqual([...new Set(await askers(machines.slice(1)))], [200]);
        assert.equal(stub.refreshes.length, refreshes + 2);
      }
      if (fault.signsOut)
        for (const token of stub.made('access').slice(accesses)) assert.ok(stub.revoked.includes(token));
      counts.expiries++;
      counts.sent += sent.length;
      counts.sentTwice += sent.length - new Set(sent).size;
      if (fault.afterwards === 401) counts.signOuts++;
      for (const status of [...during, ...afterwards])
        counts.answers[status] = (counts.answers[status] ?? 0) + 1;
      for (const machine of machines) await machine.close();
      connections.splice(2);
    }

    for (const [index, fault] of faultCases.entries())
      if (isTried(6, place, index) && (!fault.needs || has.includes(fault.needs)))
        test(`whose fault is "${fault.name}" sends no token twice`, async (context) => {
          const counts: Counts = { expiries: 0, sent: 0, sentTwice: 0, signOuts: 0, answers: {} };
          for (let turn = 0; turn < turns; turn++) await runTurn(fault, turn * 1000 + index, counts);
          assert.equal(counts.sentTwice, 0);
          context.diagnostic(`${name} | ${fault.name} | ${JSON.stringify(counts)}`);
        });
  });
