import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { openDatabase } from '../../src/stores/sqlite/open-database.js';
import { sqliteStore } from '../../src/stores/sqlite/index.js';
import { sqliteFolder } from '../support/databases.js';
import { assertUnavailable } from '../support/store-failures.js';

const [minute, timeoutMs] = [60_000, 60_000];

describe('the SQLite store', () => {
  const fileOf = (name: string): string => join(sqliteFolder(), `${name}.db`);

  test('brings a file of an earlier version to its own, with what it holds', async () => {
    const database = await openDatabase(fileOf('old'));
    database.exec(`CREATE TABLE oauth_elements_versions (version INTEGER PRIMARY KEY) STRICT;
      CREATE TABLE oauth_elements_entries (key TEXT PRIMARY KEY, value BLOB NOT NULL, expires_at INTEGER NOT NULL) STRICT;
      CREATE INDEX oauth_elements_entries_end ON oauth_elements_entries (expires_at);
      INSERT INTO oauth_elements_versions VALUES (1);
      INSERT INTO oauth_elements_entries VALUES ('kept', CAST('value' AS BLOB), 9000000000000000)`);
    database.close();
    const store = sqliteStore({ file: fileOf('old'), timeoutMs });
    assert.equal(await store.get('kept'), 'value');
    await store.addToIndex('index', 'member', minute);
    await store.close();
  });

  test('refuses a file of a later version, with the cure', async () => {
    const store = sqliteStore({ file: fileOf('new'), timeoutMs });
    await store.set('kept', 'value', minute);
    const database = await openDatabase(fileOf('new'));
    database.exec('INSERT INTO oauth_elements_versions VALUES (3)');
    const older = sqliteStore({ file: fileOf('new'), timeoutMs });
    await assertUnavailable(older.get('kept'), /version 3.*knows version 2.*upgrade/);
    database.exec('DELETE FROM oauth_elements_versions WHERE version = 3');
    assert.equal(await older.get('kept'), 'value');
    database.close();
    await Promise.all([store.close(), older.close()]);
  });

  test('refuses a file that is no database, a folder that is missing, and a file that is a folder', async () => {
    writeFileSync(fileOf('text'), 'x'.repeat(10_000));
    mkdirSync(fileOf('folder'));
    for (const [file, words] of [
      [fileOf('text'), /SQLITE_NOTADB.*no database/],
      [join(sqliteFolder(), 'missing', 'a.db'), /SQLITE_CANTOPEN.*folder must exist/],
      [fileOf('folder'), /SQLITE_CANTOPEN|SQLITE_IOERR/],
    ] as const) {
      const store = sqliteStore({ file, timeoutMs });
      await assertUnavailable(store.get('a'), words);
      await assertUnavailable(store.set('a', 'b', minute), words);
      await store.close();
    }
  });

  test('refuses another app’s table that has the name of its own', async () => {
    const database = await openDatabase(fileOf('other'));
    database.exec('CREATE TABLE oauth_elements_entries (something TEXT)');
    const store = sqliteStore({ file: fileOf('other'), timeoutMs });
    await assertUnavailable(store.get('a'), /SQLITE_ERROR.*prefix of its own/);
    database.close();
    await store.close();
  });

  test('fails while the database is full, with the cure, and goes on once it isn’t', async () => {
    const database = await openDatabase(fileOf('full'));
    const store = sqliteStore({ database, timeoutMs });
    await store.set('first', 'kept', minute);
    database.exec('PRAGMA max_page_count = 100');
    const fill = async (): Promise<void> => {
      for (let count = 0; count < 20; count += 1)
        await store.set(`fill:${count}`, 'x'.repeat(50_000), minute);
    };
    await assertUnavailable(fill(), /SQLITE_FULL.*disk is full/);
    assert.equal(await store.get('first'), 'kept');
    await store.delete('fill:0');
    await store.set('more', 'x'.repeat(40_000), minute);
    await store.close();
    database.close();
  });

  test('waits for another process that writes, without standing still, and fails at its limit', async () => {
    const database = await openDatabase(fileOf('busy'));
    const patient = sqliteStore({ file: fileOf('busy'), timeoutMs });
    const hasty = sqliteStore({ file: fileOf('busy'), timeoutMs: 100 });
    await patient.set('a', 'old', minute);
    await hasty.get('a').catch(() => undefined);
    database.exec('BEGIN IMMEDIATE');
    await assertUnavailable(hasty.set('a', 'hasty', minute), /SQLITE_BUSY|did not answer within 100 ms/);
    const waiting = patient.set('a', 'patient', minute);
    assert.equal(await patient.get('a'), 'old');
    database.exec('COMMIT');
    await waiting;
    assert.equal(await patient.get('a'), 'patient');
    database.close();
    await Promise.all([patient.close(), hasty.close()]);
  });

  test('removes ended rows by itself, in steps, and no living one', async () => {
    const database = await openDatabase(fileOf('swept'));
    // Each step of a sweep asks for the time, and is done before anybody else's turn.
    const steps = new EventEmitter();
    const now = (): number => {
      steps.emit('step');
      return Date.now();
    };
    const store = sqliteStore({ file: fileOf('swept'), timeoutMs, sweepMs: 20, now });
    await store.set('alive', 'x', 10 * minute);
    await store.addToIndex('index', 'alive', 10 * minute);
    database.exec(`WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n LIMIT 1200)
      INSERT INTO oauth_elements_entries SELECT 'k' || n, CAST('x' AS BLOB), 1 FROM n;
      WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n LIMIT 1200)
      INSERT INTO oauth_elements_members SELECT 'i', 'm' || n, 1 FROM n`);
    const count = database.prepare(
      'SELECT (SELECT count(*) FROM oauth_elements_entries) + (SELECT count(*) FROM oauth_elements_members) AS count',
    );
    // The timer of a sweep lets the process end, and nothing else runs here.
    const held = setInterval(() => undefined, minute);
    while ((count.all({}) as { count: number }[])[0]?.count !== 2) await once(steps, 'step');
    clearInterval(held);
    assert.equal(await store.get('alive'), 'x');
    assert.deepEqual(await store.membersOf('index'), ['alive']);
    database.close();
    await store.close();
  });

  test('refuses a value that no store writes', async () => {
    const store = sqliteStore({ file: fileOf('huge'), timeoutMs });
    await store.get('a');
    const database = await openDatabase(fileOf('huge'));
    database.exec("INSERT INTO oauth_elements_entries VALUES ('huge', zeroblob(3000000), 9000000000000000)");
    await assertUnavailable(store.get('huge'), /larger than/);
    database.close();
    await store.close();
  });

  test('quotes the prefix that it is given, and refuses one that is none', async () => {
    const store = sqliteStore({ file: fileOf('quoted'), prefix: 'x"; DROP TABLE y; --', timeoutMs });
    await store.set('a', 'x', minute);
    assert.equal(await store.take('a'), 'x');
    await store.close();
    for (const prefix of ['', 'x'.repeat(41), 'sqlite_', 'a\0b'])
      assert.throws(() => sqliteStore({ file: fileOf('quoted'), prefix }), TypeError);
    assert.throws(() => sqliteStore({}), /needs a file/);
  });
});
