import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { AtomicStore } from '../../src/endpoint/sessions/atomic-store.js';
import { postgresStore } from '../../src/stores/postgres/index.js';
import { redisStore } from '../../src/stores/redis/index.js';
import { testStore } from '../../src/testing/store/index.js';
import { sharedPostgres } from '../support/databases.js';
import { makeCertificate } from '../support/own-certificate.js';
import { startPgBouncer } from '../support/pgbouncer.js';
import { startPostgres } from '../support/postgres-server.js';
import { startRedisCluster, startSentinel } from '../support/redis-groups.js';
import { startRedis } from '../support/redis-server.js';
import { assertUnavailable } from '../support/store-failures.js';
import { runsWhole } from '../support/whole.js';

const [timeoutMs, minute] = [60_000, 60_000];

interface Arrangement {
  open(prefix: string): AtomicStore;
  /** A store that does not trust the server's certificate. */
  openWithoutTrust?(): AtomicStore;
  end(): Promise<void>;
}

const overTls = async (): Promise<Arrangement> => {
  const { certificate, files, end } = await makeCertificate();
  const server = await startRedis(
    ...['--tls-cert-file', files.certificate, '--tls-key-file', files.key],
    ...['--tls-ca-cert-file', files.certificate, '--tls-auth-clients', 'no'],
  );
  const { url } = server;
  return {
    open: (prefix) => redisStore({ url, options: { socket: { ca: certificate } }, prefix, timeoutMs }),
    openWithoutTrust: () => redisStore({ url }),
    end: async () => {
      await server.end();
      end();
    },
  };
};

const postgresOverTls = async (): Promise<Arrangement> => {
  const { certificate, files, end } = await makeCertificate();
  const server = await startPostgres({ tls: files });
  const { url } = server;
  return {
    open: (prefix) =>
      postgresStore({ url, options: { ssl: { ca: certificate } }, prefix: prefix.toLowerCase(), timeoutMs }),
    openWithoutTrust: () => postgresStore({ url, options: { ssl: true } }),
    end: async () => {
      await server.end();
      end();
    },
  };
};

const cluster = async (): Promise<Arrangement> => {
  const { rootNodes, end } = await startRedisCluster();
  return { open: (prefix) => redisStore({ cluster: { rootNodes }, prefix, timeoutMs }), end };
};

const sentinel = async (): Promise<Arrangement> => {
  const { name, sentinelRootNodes, end } = await startSentinel();
  return { open: (prefix) => redisStore({ sentinel: { name, sentinelRootNodes }, prefix, timeoutMs }), end };
};

const pgBouncer = async (): Promise<Arrangement> => {
  const { url, end } = await startPgBouncer((await sharedPostgres()).url);
  return { open: (prefix) => postgresStore({ url, prefix: prefix.toLowerCase(), timeoutMs }), end };
};

/** Every operation once, and whether two stores see the same. */
async function tryAll({ open }: Arrangement): Promise<void> {
  const [one, other] = [open('oauth_elements_'), open('oauth_elements_')];
  try {
    // Many keys, so that each server of a cluster has some.
    for (let index = 0; index < 20; index += 1) {
      const key = `key-${index}`;
      await one.set(key, 'a', minute);
      assert.equal(await other.get(key), 'a');
      assert.equal(await other.compareAndSet(key, 'a', 'b', minute), true);
      assert.equal(await one.setIfAbsent(key, 'c', minute), false);
      assert.equal(await one.take(key), 'b');
      assert.deepEqual([await one.increment(key, minute), await other.increment(key, minute)], [1, 2]);
      assert.equal(await other.delete(key), true);
      await one.addToIndex(key, 'member', minute);
      assert.deepEqual(await other.membersOf(key), ['member']);
      await other.removeFromIndex(key, 'member');
      assert.deepEqual(await one.membersOf(key), []);
    }
  } finally {
    await Promise.all([one.close(), other.close()]);
  }
}

const arrangements: readonly (readonly [string, () => Promise<Arrangement>])[] = [
  ['Redis over TLS', overTls],
  ['Postgres behind PgBouncer in transaction mode', pgBouncer],
];
/** Those that take seconds to start. */
const slowArrangements: typeof arrangements = [
  ['a Redis cluster of three', cluster],
  ['Redis with Sentinel', sentinel],
  ['Postgres over TLS', postgresOverTls],
];

for (const [name, start] of [...arrangements, ...(runsWhole() ? slowArrangements : [])]) {
  let started: Promise<Arrangement> | undefined;
  const arrange = (): Promise<Arrangement> => (started ??= start());
  describe(name, () => {
    after(async () => {
      await (await started)?.end();
    });

    test('does every operation, and each process sees what the others do', async () =>
      tryAll(await arrange()));

    if (name.endsWith('over TLS'))
      test('is not used by who does not know its certificate', async () => {
        const store = (await arrange()).openWithoutTrust?.();
        assert.ok(store);
        await assertUnavailable(store.get('key'), /./);
        await store.close();
      });

    if (runsWhole())
      testStore({ open: async ({ app }) => (await arrange()).open(`${app}_`), rounds: 20, test });
  });
}
