import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { databases, sharedRedis, sqliteFolder } from '../support/databases.js';
import { runCommand, startCommand, type Running } from '../support/run-command.js';
import { sendTo } from '../support/transports.js';

const hidden = 'a-value-that-must-never-be-printed';
const settings = {
  GITHUB_CLIENT_ID: 'id',
  GITHUB_CLIENT_SECRET: hidden,
  OAUTH_SECRET: `${hidden}-long-enough`,
};
const variableOf = { Redis: 'REDIS_URL', Postgres: 'DATABASE_URL', SQLite: 'DATABASE_URL' } as const;
const start = (stores: Readonly<Record<string, string>>, ...options: string[]): Promise<Running> =>
  startCommand(['serve', '--port', '0', ...options], { ...settings, ...stores });
/** A check of health knows only the address. */
const statusOf = async ({ port }: Running, target: string): Promise<number> =>
  (await sendTo(port, { target, host: '10.1.2.3:8550' })).status;

/** A busy machine may take long to connect; the test's own limit ends it. */
const untilReady = async (server: Running): Promise<void> => {
  while ((await statusOf(server, '/readyz')) !== 200);
};

describe('serve with a store', () => {
  for (const database of databases)
    test(`keeps sessions in ${database.name}, is ready, and ends by SIGTERM`, async () => {
      const { url } = await database.start();
      const variable = variableOf[database.name];
      const server = await start({ [variable]: url });
      assert.equal(await statusOf(server, '/healthz'), 200);
      await untilReady(server);
      const { code, stdout, stderr } = await server.stop();
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, new RegExp(`\\nSessions are kept in ${database.name} \\(${variable}\\)\\n`));
    });

  test('is not ready while its store is away, and is again once it is back', async () => {
    const redis = await sharedRedis();
    const server = await start({ REDIS_URL: redis.url });
    await untilReady(server);
    await redis.stop();
    while ((await statusOf(server, '/readyz')) === 200);
    const refused = await sendTo(server.port, { target: '/readyz', host: 'localhost' });
    assert.equal(refused.status, 503);
    assert.equal(refused.headers.get('retry-after'), '1');
    assert.equal(await statusOf(server, '/healthz'), 200);
    await redis.start();
    await untilReady(server);
    const { code, stderr } = await server.stop();
    assert.equal(code, 0);
    assert.ok(!stderr.includes(redis.url));
  });

  test('never sends the database of SQLite, nor what SQLite puts beside it, and sends files of like names', async () => {
    const folder = join(sqliteFolder(), 'served');
    mkdirSync(folder);
    writeFileSync(join(folder, 'app.js'), 'a script');
    const server = await start({ DATABASE_URL: `sqlite:${join(folder, 'app')}` }, '--static', folder);
    await untilReady(server);
    const files = readdirSync(folder).toSorted();
    assert.deepEqual(files, ['app', 'app-shm', 'app-wal', 'app.js']);
    for (const name of files) {
      const { status } = await sendTo(server.port, { target: `/${name}`, host: 'localhost' });
      assert.equal(status, name === 'app.js' ? 200 : 404, name);
    }
    await server.stop();
  });

  test('prefers REDIS_URL, and says so', async () => {
    const { url } = await sharedRedis();
    const file = join(sqliteFolder(), 'unused.db');
    const server = await start({ REDIS_URL: url, DATABASE_URL: `sqlite://${file}` });
    const { stdout } = await server.stop();
    assert.match(stdout, /Sessions are kept in Redis \(REDIS_URL\), not in the database of DATABASE_URL\n/);
  });

  test('without one is ready, and prints nothing about it', async () => {
    const server = await start({});
    assert.equal(await statusOf(server, '/readyz'), 200);
    assert.equal(await statusOf(server, '/healthz?verbose'), 200);
    // Only these two.
    for (const target of ['/', '/healthz/', '/readyzz', '/x/healthz'])
      assert.equal(await statusOf(server, target), 421);
    const { stdout } = await server.stop();
    assert.ok(!stdout.includes('Sessions'));
  });

  for (const [variable, value, words] of [
    [
      'REDIS_URL',
      `http://:${hidden}@127.0.0.1`,
      /REDIS_URL must be a URL that begins with redis: or rediss:/,
    ],
    [
      'DATABASE_URL',
      `mysql://me:${hidden}@127.0.0.1/app`,
      /DATABASE_URL must be a URL that begins with postgres:/,
    ],
    ['DATABASE_URL', 'sqlite:', /DATABASE_URL must be/],
  ] as const)
    test(`refuses ${variable}=${value.replace(hidden, '…')} without printing it`, async () => {
      const { code, stderr } = await runCommand(['serve', '--port', '0'], { ...settings, [variable]: value });
      assert.equal(code, 1);
      assert.match(stderr, words);
      assert.ok(!stderr.includes(hidden));
    });

  test('refuses the database of another program together with what else is wrong, and says how to do without', async () => {
    const { code, stderr } = await runCommand(['serve', '--port', '0'], {
      GITHUB_CLIENT_ID: 'an-id',
      DATABASE_URL: 'file:./dev.db',
    });
    assert.equal(code, 1);
    assert.match(stderr, /leave it empty for serve \(DATABASE_URL=\), and sessions are kept in cookies\n/);
    assert.match(stderr, /GITHUB_CLIENT_SECRET is missing/);
  });
});
