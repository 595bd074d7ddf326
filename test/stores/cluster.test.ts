import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sharedRedis } from '../support/databases.js';
import { startServeCluster, type ServeCluster } from '../support/serve-cluster.js';
import { Visitor } from '../support/visitor.js';
import { runsWhole } from '../support/whole.js';

const [visitors, rounds] = runsWhole() ? [12, 5] : [3, 1];

/** Signs in, looks, gets a token and signs out, again and again. */
async function use(visitor: Visitor, isOver: () => boolean): Promise<void> {
  for (let step = 0; !isOver(); step += 1) {
    if (!visitor.isSignedIn) await visitor.login();
    else if (step % 8 === 7) await visitor.token();
    else if (step % 20 === 18) await visitor.logout();
    else await visitor.read();
  }
}

/** Restarts each process in turn, as a deployment does. */
async function restartAll(cluster: ServeCluster): Promise<void> {
  for (let place = 0; place < cluster.servers.length; place += 1) {
    const server = cluster.servers[place];
    const { code, stderr } = (await server?.stop()) ?? {};
    assert.deepEqual([code, stderr], [0, '']);
    await cluster.start(place);
  }
}

test('three processes behind nginx with Redis, restarted in turn under load: no login fails, nobody is signed out', async (context) => {
  const { url } = await sharedRedis();
  const cluster = await startServeCluster({ redisUrl: url, args: ['--drain', '1'] });
  let isOver = false;
  try {
    const people = Array.from(
      { length: visitors },
      (_, index) => new Visitor(cluster, `198.18.0.${index + 1}`),
    );
    const load = people.map((person) => use(person, () => isOver));
    for (let round = 0; round < rounds; round += 1) await restartAll(cluster);
    isOver = true;
    await Promise.all(load);
  } finally {
    isOver = true;
    await cluster.end();
  }
  const { tally } = cluster;
  context.diagnostic(JSON.stringify(tally.all));
  assert.ok(tally.of('logins') >= visitors);
  const met = tally.all.filter(([name]) => name !== 'requests' && name !== 'logins');
  assert.deepEqual(met, []);
  assert.equal(cluster.stub.reuses, 0);
});
