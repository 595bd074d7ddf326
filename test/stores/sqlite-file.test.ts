import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, test } from 'node:test';
import type { AtomicStore } from '../../src/endpoint/sessions/atomic-store.js';
import { openDatabase } from '../../src/stores/sqlite/open-database.js';
import { sqliteStore } from '../../src/stores/sqlite/index.js';
import { sqliteFolder } from '../support/databases.js';
import { assertUnavailable } from '../support/store-failures.js';

const [minute, timeoutMs] = [60_000, 60_000];
const removed = /^The file of the SQLite store was removed or moved/;
const replaced = /^The file of the SQLite store was replaced/;
const ofTheApp = /^The file of the app’s database was removed or replaced/;
const parts = ['', '-wal', '-shm'];

/** A folder with the file of a store that holds `kept`, and a backup of it that holds `old` alone. */
async function openStore(
  name: string,
  now = Date.now,
): Promise<{ file: string; backup: string; store: AtomicStore }> {
  const folder = join(sqliteFolder(), name);
  mkdirSync(folder);
  const [file, backup] = [join(folder, 'sessions.db'), join(folder, 'backup.db')];
  const before = sqliteStore({ file: backup, timeoutMs });
  await before.set('old', 'yes', 10 * minute);
  await before.close();
  settle(backup);
  const store = sqliteStore({ file, timeoutMs, now });
  await store.set('kept', 'yes', 10 * minute);
  return { file, backup, store };
}

/** As if nobody had written the file for a minute. */
function settle(file: string): void {
  utimesSync(file, Date.now() / 1000, (Date.now() - minute) / 1000);
}

function move(from: string, to: string): void {
  for (const part of parts) if (existsSync(from + part)) renameSync(from + part, to + part);
}

/** What the next start finds in a file. */
async function found(file: string, keys: readonly string[]): Promise<(string | undefined)[]> {
  const store = sqliteStore({ file, timeoutMs });
  const values = await Promise.all(keys.map((key) => store.get(key)));
  await store.close();
  return values;
}

describe('the file of a SQLite store that is in use', () => {
  test('refuses every call while it is removed, and makes no empty one in its place', async () => {
    for (const gone of [parts, ['']]) {
      const { file, store } = await openStore(`removed ${gone.length}`);
      for (const part of gone) rmSync(file + part);
      await assertUnavailable(store.set('lost', 'x', minute), removed);
      await assertUnavailable(store.get('kept'), removed);
      assert.ok(!existsSync(file));
      await store.close();
    }
  });

  test('is used again once it is moved back, with what it held', async () => {
    for (const name of ['moved', 'moved alone']) {
      const { file, store } = await openStore(name);
      const [there, back] = [
        () => (name === 'moved' ? move(file, `${file}.away`) : renameSync(file, `${file}.away`)),
        () => (name === 'moved' ? move(`${file}.away`, file) : renameSync(`${file}.away`, file)),
      ];
      there();
      await assertUnavailable(store.set('refused', 'x', minute), removed);
      back();
      assert.equal(await store.get('kept'), 'yes');
      await store.set('later', 'yes', minute);
      await store.close();
      assert.deepEqual(await found(file, ['kept', 'later', 'refused']), ['yes', 'yes', undefined], name);
    }
  });

  test('holds everything if it is moved without its log, also when the process ends before the next call', async () => {
    for (const isCalled of [true, false]) {
      const { file, store } = await openStore(`without its log ${isCalled}`);
      renameSync(file, `${file}.away`);
      if (isCalled) await assertUnavailable(store.get('kept'), removed);
      await store.close();
      assert.deepEqual(await found(`${file}.away`, ['kept']), ['yes']);
    }
  });

  test('gives way to the file that is moved over it, without the log of the old one: one call fails, and says so', async () => {
    const { file, backup, store } = await openStore('replaced');
    renameSync(backup, file);
    await assertUnavailable(store.get('kept'), replaced);
    assert.equal(await store.get('kept'), undefined);
    assert.equal(await store.get('old'), 'yes');
    await store.set('later', 'yes', minute);
    await store.close();
    assert.deepEqual(await found(file, ['kept', 'old', 'later']), [undefined, 'yes', 'yes']);
  });

  test('gives way in each of several processes, and none harms what another one writes', async () => {
    const { file, backup, store } = await openStore('several');
    const other = sqliteStore({ file, timeoutMs });
    await other.set('of-the-other', 'yes', minute);
    renameSync(backup, file);
    await assertUnavailable(store.set('lost', 'x', minute), replaced);
    await store.set('first', 'yes', minute);
    await assertUnavailable(other.set('lost', 'x', minute), replaced);
    await other.set('second', 'yes', minute);
    assert.equal(await store.get('second'), 'yes');
    await Promise.all([store.close(), other.close()]);
    const keys = ['old', 'first', 'second', 'kept', 'lost', 'of-the-other'];
    const values = ['yes', 'yes', 'yes', undefined, undefined, undefined];
    assert.deepEqual(await found(file, keys), values);
  });

  test('is not opened while a copy is still being written to it', async () => {
    const time = Date.now();
    const { file, backup, store } = await openStore('copied', () => time);
    rmSync(file);
    await assertUnavailable(store.get('kept'), removed);
    writeFileSync(file, '');
    settle(file);
    await assertUnavailable(store.get('old'), replaced);
    copyFileSync(backup, file);
    utimesSync(file, time / 1000, time / 1000);
    await assertUnavailable(store.get('old'), replaced);
    settle(file);
    assert.equal(await store.get('old'), 'yes');
    assert.equal(await store.get('kept'), undefined);
    await store.close();
  });

  test('keeps what is written after its log is removed', async () => {
    for (const gone of [['-wal', '-shm'], ['-wal'], ['-shm']]) {
      const folder = join(sqliteFolder(), `log ${gone.join()}`);
      mkdirSync(folder);
      const file = join(folder, 'sessions.db');
      let time = Date.now();
      const store = sqliteStore({ file, timeoutMs, now: () => time });
      await store.set('kept', 'yes', minute);
      for (const part of gone) rmSync(file + part);
      await store.set('at-once', 'yes', minute);
      time += 1000;
      await store.set('later', 'yes', minute);
      // A process that ends without closing leaves exactly these files.
      move(file, join(folder, 'copy.db'));
      assert.deepEqual(await found(join(folder, 'copy.db'), ['kept', 'at-once', 'later']), [
        'yes',
        'yes',
        'yes',
      ]);
      await store.close();
    }
  });

  test('refuses calls where it is that of the app’s own database, which only the app can open again', async () => {
    for (const what of ['removed', 'replaced']) {
      const { file, backup, store } = await openStore(`own ${what}`);
      await store.close();
      const database = await openDatabase(file);
      const own = sqliteStore({ database, timeoutMs });
      assert.equal(await own.get('kept'), 'yes');
      if (what === 'removed') rmSync(file);
      else renameSync(backup, file);
      for (let call = 0; call < 2; call += 1) await assertUnavailable(own.set('lost', 'x', minute), ofTheApp);
      await own.close();
      database.close();
    }
  });

  test('may be named by a path that is relative, or be none', async () => {
    const before = process.cwd();
    const { file, backup, store } = await openStore('relative');
    await store.close();
    process.chdir(join(file, '..'));
    const relative = sqliteStore({ file: basename(file), timeoutMs });
    const inMemory = sqliteStore({ file: ':memory:', timeoutMs });
    assert.equal(await relative.get('kept'), 'yes');
    await inMemory.set('a', 'yes', minute);
    process.chdir(before);
    assert.equal(await relative.get('kept'), 'yes');
    renameSync(backup, file);
    await assertUnavailable(relative.get('kept'), replaced);
    assert.equal(await relative.get('old'), 'yes');
    assert.equal(await inMemory.get('a'), 'yes');
    await Promise.all([relative.close(), inMemory.close()]);
  });
});
