import assert from 'node:assert/strict';
import type { Machine } from '../support/fault-machine.js';
import type { FaultOfServer, FaultyDatabase } from '../support/faulty-databases.js';
import type { StubProvider } from '../support/stub-provider.js';
import { holdBack } from '../support/stub-server.js';

/** One expiry of one session, of which three machines and many callers hear at once. */
export interface Expiry {
  readonly machines: readonly [Machine, Machine, Machine];
  readonly database: FaultyDatabase;
  readonly stub: StubProvider;
  readonly cookie: string;
  /** Asks all machines at once for the token. */
  askAll(): Promise<number[]>;
  /** Ends the lock, as it does by itself after a minute. */
  unlock(): Promise<void>;
  /** Random milliseconds, the same ones each time. */
  random(most: number): number;
}

export interface FaultCase {
  readonly name: string;
  /** A fault that not every database can have. */
  readonly needs?: FaultOfServer;
  run(expiry: Expiry): Promise<number[]>;
  /** What callers get afterwards. */
  readonly afterwards: 200 | 401;
  /** How many requests reach the provider with this session's tokens. */
  readonly sent: 0 | 1;
  /** The session does not end because of a fault, but because a person has signed out. */
  readonly signsOut?: true;
}

const isRefresh = (key: string): boolean => key.includes(':refresh:');

/** Does something while the provider holds the answer to the first machine's request. */
async function duringRequest(
  { machines: [first], stub, cookie }: Expiry,
  work: () => unknown,
  goesOn = true,
): Promise<number[]> {
  const honest = stub.answers.get('/token');
  const held = holdBack(stub, '/token');
  const asked = first.ask(cookie);
  await held.reached;
  await work();
  held.open();
  if (honest) stub.answers.set('/token', honest);
  return goesOn ? [await asked] : (void asked, []);
}

export const faultCases: readonly FaultCase[] = [
  {
    name: 'killed before its mark',
    run: async ({ machines: [first], cookie, unlock }) => {
      const killed = new Promise<void>((resolve) => {
        first.before = async (operation, key) => {
          if (operation !== 'setIfAbsent' || !isRefresh(key)) return;
          resolve();
          await first.kill();
        };
      });
      void first.ask(cookie);
      await killed;
      await unlock();
      return [];
    },
    afterwards: 200,
    sent: 1,
  },
  {
    name: 'killed after its mark, before it sends',
    run: async ({ machines: [first], cookie, unlock }) => {
      const killed = new Promise<void>((resolve) => {
        first.beforeSending = () => {
          resolve();
          return first.kill();
        };
      });
      void first.ask(cookie);
      await killed;
      await unlock();
      return [];
    },
    afterwards: 401,
    sent: 0,
  },
  {
    name: 'killed while it waits for the answer',
    run: async (expiry) => {
      const { machines, unlock } = expiry;
      await duringRequest(expiry, () => void machines[0].kill(), false);
      await unlock();
      return [];
    },
    afterwards: 401,
    sent: 1,
  },
  {
    name: 'killed between result and session',
    run: async ({ machines: [first], cookie }) => {
      const killed = new Promise<void>((resolve) => {
        first.before = async (operation, key) => {
          if (operation !== 'compareAndSet' || !key.includes(':session:')) return;
          resolve();
          await first.kill();
        };
      });
      void first.ask(cookie);
      await killed;
      return [];
    },
    afterwards: 200,
    sent: 1,
  },
  {
    name: 'store stopped before, started afterwards',
    needs: 'stop',
    run: async ({ database, askAll, stub }) => {
      await database.stop?.();
      const before = stub.refreshes.length;
      const statuses = await askAll();
      assert.deepEqual([...new Set(statuses)], [503]);
      assert.equal(stub.refreshes.length, before);
      await database.start?.();
      return statuses;
    },
    afterwards: 200,
    sent: 1,
  },
  {
    name: 'store restarted while the provider answers',
    needs: 'stop',
    run: (expiry) =>
      duringRequest(expiry, async () => {
        await expiry.database.stop?.();
        await expiry.database.start?.();
      }),
    afterwards: 200,
    sent: 1,
  },
  {
    name: 'connections cut while the provider answers',
    needs: 'cut',
    run: (expiry) => duringRequest(expiry, () => expiry.database.cut?.()),
    afterwards: 200,
    sent: 1,
  },
  {
    name: 'another server takes over while the provider answers',
    needs: 'failOver',
    run: (expiry) => duringRequest(expiry, () => expiry.database.failOver?.()),
    afterwards: 200,
    sent: 1,
  },
  {
    name: 'store slow',
    run: async ({ machines, askAll, random }) => {
      for (const machine of machines)
        machine.before = () => new Promise((resolve) => setTimeout(resolve, random(30)));
      const statuses = await askAll();
      for (const machine of machines) machine.before = undefined;
      return statuses;
    },
    afterwards: 200,
    sent: 1,
  },
  {
    name: 'store full before',
    run: async ({ database, askAll }) => {
      await database.fill();
      const statuses = await askAll();
      await database.empty();
      return statuses;
    },
    afterwards: 200,
    sent: 1,
  },
  {
    name: 'store full while the provider answers',
    run: async (expiry) => {
      const statuses = await duringRequest(expiry, () => expiry.database.fill());
      await expiry.database.empty();
      return statuses;
    },
    afterwards: 200,
    sent: 1,
  },
  {
    name: 'provider down before',
    run: async ({ stub, askAll }) => {
      const honest = stub.answers.get('/token');
      stub.answers.set('/token', () => ({ status: 503, headers: { 'retry-after': '0' } }));
      const statuses = [...(await askAll()), ...(await askAll())];
      if (honest) stub.answers.set('/token', honest);
      return statuses;
    },
    afterwards: 200,
    sent: 1,
  },
  {
    name: 'clocks ten minutes apart',
    run: async ({ machines: [, second, third], askAll }) => {
      second.site.now += 300_000;
      third.site.now -= 300_000;
      const statuses = await askAll();
      second.site.now -= 300_000;
      third.site.now += 300_000;
      return statuses;
    },
    afterwards: 200,
    sent: 1,
  },
  {
    name: 'signed out while the provider answers',
    run: (expiry) => duringRequest(expiry, () => expiry.machines[1].post('logout', expiry.cookie)),
    afterwards: 401,
    sent: 1,
    signsOut: true,
  },
];
