import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from '@redis/client';
import { startRedis } from '../support/redis-server.js';
import { startServeCluster, type ServeCluster } from '../support/serve-cluster.js';
import { startProxy } from '../support/tcp-proxy.js';
import { Visitor } from '../support/visitor.js';
import { faults, type Attacked } from './faults.js';

// Three processes of `serve` behind nginx with Redis, for some minutes, with a fault every 15 seconds: `npm run soak -- 15` (minutes).
// It fails if a session is lost that no killed process can have cost, or if the provider sees a refresh token twice.

const minutes = Number(process.argv[2] ?? '15');
const people = 25;
const faultEveryMs = 15_000;
/** Milliseconds between two steps of one visitor, on average. */
const pauseMs = 2000;
/** Seconds. The endpoint refreshes a token a minute before it ends. */
const tokenLife = 80;

const endsAt = performance.now() + minutes * 60_000;
const isOver = (): boolean => performance.now() >= endsAt;

async function visit(visitor: Visitor): Promise<void> {
  for (let step = 0; !isOver(); step += 1) {
    if (!visitor.isSignedIn) await visitor.login();
    else if (step % 40 === 39) await visitor.logout();
    else if (step % 4 === 3) await visitor.token();
    else await visitor.read();
    await wait(pauseMs * (0.5 + Math.random()));
  }
}

/** Megabytes of memory of each process. */
const memoryOf = (cluster: ServeCluster): string =>
  cluster.servers
    .map(({ pid }) => /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
    .map((kilobytes) => Math.round(Number(kilobytes) / 1000))
    .join(', ');

const redis = await startRedis('--appendonly', 'yes');
const proxy = await startProxy(redis.port);
const cluster = await startServeCluster({
  redisUrl: `redis://127.0.0.1:${proxy.port}`,
  args: ['--drain', '1'],
  limitMs: (minutes + 5) * 60_000,
});
const { stub, tally } = cluster;
stub.token = { expires_in: tokenLife };
const issue = stub.answers.get('/token');
stub.answers.set('/token', async (call) => {
  // As over a network, so that a killed process has one on the way.
  await wait(30);
  return (await issue?.(call)) ?? { status: 404 };
});

/** Marks that say only that a token was sent. Those of processes that live are among them. */
async function tokensOnTheWay(): Promise<number> {
  const client = createClient({ url: redis.url });
  client.on('error', () => undefined);
  await client.connect();
  let count = 0;
  for await (const keys of client.scanIterator({ MATCH: '*:refresh:*' }))
    for (const key of keys) if ((await client.get(key))?.startsWith('1.sent.') === true) count += 1;
  client.destroy();
  return count;
}

const attacked: Attacked = { cluster, redis, proxy, tokensOnTheWay };
const visitors = Array.from({ length: people }, (_, index) => new Visitor(cluster, `198.18.0.${index + 1}`));
const load = visitors.map(visit);
await wait(5000);
const memoryAtStart = memoryOf(cluster);
const made = new Map<string, number>();
let endangered = 0;
for (let turn = 0; performance.now() + faultEveryMs < endsAt; turn += 1) {
  const fault = faults[turn % faults.length];
  if (!fault) break;
  endangered += await fault.run(attacked, Math.floor(turn / faults.length) % cluster.servers.length);
  made.set(fault.name, (made.get(fault.name) ?? 0) + 1);
  await wait(faultEveryMs);
}
await Promise.all(load);
const memoryAtEnd = memoryOf(cluster);

const lost = tally.all
  .filter(([name]) => name.startsWith('sign-outs'))
  .reduce((sum, [, count]) => sum + count, 0);
const rows: [string, string | number][] = [
  ['minutes', minutes],
  ...tally.all,
  ...[...made].map(([name, count]): [string, number] => [`fault: ${name}`, count]),
  ['refreshes', stub.refreshes.length],
  ['refresh tokens that came twice', stub.reuses],
  ['tokens on the way when a process was killed, at most', endangered],
  ['sessions lost', lost],
  ['memory of the processes at the start, MB', memoryAtStart],
  ['memory of the processes at the end, MB', memoryAtEnd],
];
console.log(rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n'));
await cluster.end();
await proxy.close();
await redis.end();
if (lost > endangered || stub.reuses > 0) process.exitCode = 1;
