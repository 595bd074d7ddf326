import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AtomicStore } from '../../src/endpoint/sessions/atomic-store.js';
import type { WireSession } from '../../src/protocol/wire.js';
import { asking } from '../support/browser-with-cookies.js';
import { failovers, type FailingOver } from '../support/failing-over.js';
import { openMachine, type Machine } from '../support/fault-machine.js';
import { untilItWorks } from '../support/store-failures.js';
import { holdBack } from '../support/stub-server.js';
import { isTried, runsWhole } from '../support/whole.js';

const turns = runsWhole() ? 5 : 1;
const minute = 60_000;

const read = ({ site }: Machine, cookie: string): Promise<Response> =>
  site.send({ target: `${site.base}/session`, headers: { ...asking, cookie } });

const isSignedIn = async (response: Response): Promise<boolean> => {
  assert.equal(response.status, 200);
  return ((await response.json()) as WireSession).authorizations.length === 1;
};

/** Signs in three times, then counts what one failover does to the sessions and tokens. */
async function failOverOnce(database: FailingOver, keepsReading = false): Promise<Record<string, number>> {
  const stores: AtomicStore[] = [];
  const connect = (): AtomicStore => {
    const store = database.open();
    stores.push(store);
    return store;
  };
  const first = await openMachine(connect());
  const machines = [
    first,
    await openMachine(connect(), first.site),
    await openMachine(connect(), first.site),
  ];
  const { site } = first;
  const { stub, browser } = site;
  try {
    for (const store of stores) await untilItWorks(store);
    const signIn = async (): Promise<string> => {
      browser.cookies.clear();
      assert.equal((await site.login('?mode=popup')).status, 200);
      return browser.cookieHeader;
    };
    const [refreshing, reading, signedOut] = [await signIn(), await signIn(), await signIn()];
    assert.equal((await first.post('logout', signedOut)).status, 200);
    for (const machine of machines) machine.site.now += 66 * minute;
    const honest = stub.answers.get('/token');
    const held = holdBack(stub, '/token');
    const begun = first.ask(refreshing);
    await held.reached;

    await database.fail();
    const reads = await Promise.all(machines.map((machine) => read(machine, reading)));
    const others = await Promise.all(
      machines.flatMap((machine) => [
        // The first one's own callers wait for its answer, if they can read the session.
        ...(keepsReading && machine === first ? [] : [machine.post('token', refreshing)]),
        machine.post('token', reading),
        machine.post('logout', reading),
        ...(keepsReading ? [] : [read(machine, signedOut)]),
      ]),
    );
    const refused = [...(keepsReading ? [] : reads), ...others];
    for (const answer of refused) {
      assert.equal(answer.status, 503, await answer.clone().text());
      assert.equal(answer.headers.get('retry-after'), '5');
      assert.deepEqual(answer.headers.getSetCookie(), []);
    }
    if (keepsReading) for (const answer of reads) assert.ok(await isSignedIn(answer));

    await database.takeOver();
    if (honest) stub.answers.set('/token', honest);
    held.open();
    assert.ok([200, 503].includes(await begun));
    // Writes, too: a server that has become a replica answers reads.
    for (const store of stores) await untilItWorks(store, 'set');
    assert.deepEqual(await Promise.all(machines.map((machine) => machine.ask(refreshing))), [200, 200, 200]);
    assert.equal(stub.refreshes.length, 1);
    assert.deepEqual(await Promise.all(machines.map((machine) => machine.ask(reading))), [200, 200, 200]);
    assert.deepEqual([stub.refreshes.length, stub.reuses], [2, 0]);
    for (const machine of machines) {
      assert.ok(await isSignedIn(await read(machine, reading)));
      assert.ok(!(await isSignedIn(await read(machine, signedOut))));
    }
    assert.equal((await first.post('logout', reading)).status, 200);
    for (const machine of machines) assert.ok(!(await isSignedIn(await read(machine, reading))));
    return { refused: refused.length, sent: stub.refreshes.length, sentTwice: stub.reuses, signOuts: 0 };
  } finally {
    for (const machine of machines) await machine.close();
    await site.close();
  }
}

describe('a database that fails over', () => {
  for (const [place, { name, start, keepsReading }] of failovers.entries())
    if (isTried(failovers.length, place))
      test(`signs nobody out, lets nobody in, sends no token twice, and is used again by itself: ${name}`, async (context) => {
        for (let turn = 0; turn < turns; turn += 1) {
          const database = await start();
          try {
            context.diagnostic(JSON.stringify(await failOverOnce(database, keepsReading)));
          } finally {
            await database.close();
          }
        }
      });
});
