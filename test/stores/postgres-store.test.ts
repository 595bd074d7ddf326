import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { Pool, types } from 'pg';
import { postgresStore } from '../../src/stores/postgres/index.js';
import type { PostgresQuery } from '../../src/stores/postgres/postgres-pool.js';
import { sharedPostgres } from '../support/databases.js';
import { assertUnavailable } from '../support/store-failures.js';

const [minute, timeoutMs] = [60_000, 60_000];

describe('the Postgres store', () => {
  let [pool, url] = [new Pool(), ''];
  before(async () => {
    await pool.end();
    ({ url } = await sharedPostgres());
    pool = new Pool({ connectionString: url });
    pool.on('error', () => undefined);
  });
  after(async () => {
    await pool.end();
  });

  const countOf = async (table: string): Promise<number> => {
    const { rows } = await pool.query<{ count: string }>(`SELECT count(*) FROM ${table}`);
    return Number(rows[0]?.count);
  };

  test('makes its tables once, though ten processes start at the same time', async () => {
    const stores = Array.from({ length: 10 }, () => postgresStore({ url, prefix: 'once_', timeoutMs }));
    await Promise.all(stores.map((store, index) => store.set(`k${index}`, 'x', minute)));
    assert.equal(await countOf('once_entries'), 10);
    assert.equal(await countOf('once_versions'), 2);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('brings tables of an earlier version to its own, with what they hold', async () => {
    await pool.query(`CREATE TABLE old_versions (version integer PRIMARY KEY, made_at timestamptz NOT NULL DEFAULT now());
      CREATE TABLE old_entries (key text COLLATE "C" PRIMARY KEY, value bytea NOT NULL, expires_at bigint NOT NULL);
      CREATE INDEX old_entries_end ON old_entries (expires_at);
      INSERT INTO old_versions (version) VALUES (1);
      INSERT INTO old_entries VALUES ('kept', 'value', 9e15)`);
    const store = postgresStore({ url, prefix: 'old_', timeoutMs });
    assert.equal(await store.get('kept'), 'value');
    await store.addToIndex('index', 'member', minute);
    await store.close();
  });

  test('refuses tables of a later version, with the cure, and changes nothing', async () => {
    const store = postgresStore({ url, prefix: 'new_', timeoutMs });
    await store.set('kept', 'value', minute);
    await store.close();
    await pool.query('INSERT INTO new_versions (version) VALUES (3)');
    const older = postgresStore({ url, prefix: 'new_', timeoutMs });
    await assertUnavailable(older.get('kept'), /version 3.*knows version 2.*upgrade/);
    await assertUnavailable(older.delete('kept'), /upgrade/);
    await pool.query('DELETE FROM new_versions WHERE version = 3');
    assert.equal(await older.get('kept'), 'value');
    await older.close();
  });

  test('leaves nothing half made if making its tables fails', async () => {
    await pool.query('CREATE TABLE half_members (something integer)');
    const store = postgresStore({ url, prefix: 'half_', timeoutMs });
    await assertUnavailable(store.get('a'), /42P07.*prefix of its own/);
    const { rows } = await pool.query(
      "SELECT to_regclass('half_entries') AS entries, to_regclass('half_versions') AS versions",
    );
    assert.deepEqual(rows, [{ entries: null, versions: null }]);
    await pool.query('DROP TABLE half_members');
    await store.set('a', 'x', minute);
    await store.close();
  });

  test('refuses another app’s table that has the name of its own', async () => {
    const store = postgresStore({ url, prefix: 'other_', timeoutMs });
    await store.get('a');
    await pool.query('ALTER TABLE other_entries RENAME COLUMN value TO something');
    await assertUnavailable(store.get('a'), /42703.*prefix of its own/);
    await assertUnavailable(store.take('a'), /42703/);
    await store.close();
  });

  test('refuses a value that no store writes', async () => {
    const store = postgresStore({ url, prefix: 'huge_', timeoutMs });
    await store.get('a');
    await pool.query("INSERT INTO huge_entries VALUES ('huge', decode(repeat('61', 3000000), 'hex'), 9e15)");
    await assertUnavailable(store.get('huge'), /larger than/);
    await store.close();
  });

  test('fails while the disk is full, with the cure, and goes on once it isn’t', async () => {
    const store = postgresStore({ url, prefix: 'full_', timeoutMs });
    await store.set('a', 'x', minute);
    await pool.query(`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'could not extend file "base/x"' USING ERRCODE = '53100'; END $$;
      CREATE TRIGGER full_disk BEFORE INSERT ON full_entries FOR EACH ROW EXECUTE FUNCTION full_disk()`);
    await assertUnavailable(store.set('b', 'x', minute), /53100.*disk is full/, 'base/x');
    assert.equal(await store.get('a'), 'x');
    await pool.query('DROP TRIGGER full_disk ON full_entries');
    await store.set('b', 'x', minute);
    await store.close();
  });

  test('removes ended rows by itself, in steps, and no living one', async () => {
    const store = postgresStore({ url, prefix: 'swept_', timeoutMs, sweepMs: 20 });
    await store.set('alive', 'x', 10 * minute);
    await store.addToIndex('index', 'alive', 10 * minute);
    await pool.query(`INSERT INTO swept_entries SELECT 'k' || n, 'x', 1 FROM generate_series(1, 1200) n;
      INSERT INTO swept_members SELECT 'i', 'm' || n, 1 FROM generate_series(1, 1200) n`);
    // Each statement that sweeps a table is told to the test, if it has removed nothing too.
    const listener = await pool.connect();
    await listener.query('LISTEN swept');
    await pool.query(`CREATE FUNCTION tell_swept() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN NOTIFY swept; RETURN NULL; END $$;
      CREATE TRIGGER swept AFTER DELETE ON swept_entries FOR EACH STATEMENT EXECUTE FUNCTION tell_swept();
      CREATE TRIGGER swept AFTER DELETE ON swept_members FOR EACH STATEMENT EXECUTE FUNCTION tell_swept()`);
    while ((await countOf('swept_entries')) + (await countOf('swept_members')) > 2)
      await once(listener, 'notification');
    listener.release(true);
    assert.equal(await store.get('alive'), 'x');
    assert.deepEqual(await store.membersOf('index'), ['alive']);
    await store.close();
  });

  test('quotes the names that it is given', async () => {
    await pool.query('CREATE SCHEMA "a ""schema"""');
    const store = postgresStore({ url, schema: 'a "schema"', prefix: 'x"; DROP TABLE y; --', timeoutMs });
    await store.set('a', 'x', minute);
    await store.addToIndex('a', 'x', minute);
    assert.equal(await store.take('a'), 'x');
    assert.equal(await countOf('"a ""schema"""."x""; DROP TABLE y; --members"'), 1);
    await store.close();
    for (const prefix of ['', 'x'.repeat(41), 'a\0b'])
      assert.throws(() => postgresStore({ url, prefix }), TypeError);
  });

  test('works whatever the isolation of transactions', async () => {
    const address = new URL(url);
    address.searchParams.set('options', '-c default_transaction_isolation=serializable');
    const store = postgresStore({ url: address.href, prefix: 'serial_', timeoutMs });
    const counts = await Promise.all(
      Array.from({ length: 20 }, () => store.increment('count', minute).catch(() => 0)),
    );
    const done = counts.filter((count) => count > 0).sort((one, other) => one - other);
    assert.deepEqual(
      done,
      Array.from(done, (_, index) => index + 1),
    );
    await store.close();
  });

  test('gives up its first question at the limit of a call, so that the next call asks again', async () => {
    const limits: number[] = [];
    const silent = {
      query: ({ query_timeout }: PostgresQuery) => {
        limits.push(query_timeout);
        return new Promise<never>(() => undefined);
      },
      connect: () => Promise.reject(new Error('nobody connects')),
      on: () => undefined,
      off: () => undefined,
      end: () => Promise.resolve(),
    };
    const store = postgresStore({ pool: silent, timeoutMs: 20 });
    await assertUnavailable(store.get('a'), /did not answer within 20 ms/);
    assert.deepEqual(limits, [20]);
  });

  test('that lets a user neither make its tables nor use those of another user is told with the cure', async () => {
    const first = postgresStore({ url, prefix: 'owned_', timeoutMs });
    await first.set('a', '1', minute);
    await first.close();
    await pool.query('CREATE ROLE guest LOGIN PASSWORD $$x$$');
    const guest = new URL(url);
    [guest.username, guest.password] = ['guest', 'x'];
    for (const prefix of ['owned_', 'unmade_']) {
      const store = postgresStore({ url: guest.href, prefix, timeoutMs });
      await assertUnavailable(store.get('a'), /42501.*create tables in the schema, and to read and write/);
      await store.close();
    }
  });

  test('that is asked by TLS and speaks none, or that does not let a user in, is told with the cure', async () => {
    await pool.query('CREATE ROLE shut_out NOLOGIN PASSWORD $$x$$');
    const shutOut = new URL(url);
    [shutOut.username, shutOut.password] = ['shut_out', 'x'];
    for (const [options, words] of [
      [{ url, options: { ssl: true } }, /no TLS.*leave out ssl/],
      [{ url: shutOut.href }, /28000.*sslmode.*pg_hba/],
    ] as const) {
      const store = postgresStore({ ...options, timeoutMs });
      await assertUnavailable(store.get('a'), words, pool.options.connectionString);
      await store.close();
    }
  });

  test('ends its pool once if it is closed while its first connection opens', async () => {
    for (const hasBegun of [true, false]) {
      const store = postgresStore({ url, prefix: 'early_', timeoutMs });
      const waiting = assertUnavailable(store.get('a'), /closed/);
      // By the next microtask the call has begun to open the pool.
      if (hasBegun) await Promise.resolve();
      await store.close();
      await waiting;
    }
  });

  test('tells an app whose parser makes something else of bytes so', async () => {
    const bytea = 17;
    const getTypeParser = (type: number) => (type === bytea ? String : types.getTypeParser(type));
    const other = new Pool({ connectionString: url, types: { getTypeParser } });
    const store = postgresStore({ pool: other, prefix: 'parsed_', timeoutMs });
    await store.set('a', 'x', minute);
    for (const call of [store.get('a'), store.take('a')]) await assertUnavailable(call, /bytea/);
    await store.close();
    await other.end();
  });

  test('uses the app’s own pool, and leaves it open', async () => {
    const store = postgresStore({ pool, prefix: 'own_', timeoutMs });
    await store.set('a', 'x', minute);
    await store.close();
    await assertUnavailable(store.get('a'), /closed/);
    assert.equal(await countOf('own_entries'), 1);
    assert.equal(pool.listenerCount('error'), 1);
  });
});
