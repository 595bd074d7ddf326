import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@redis/client';
import pg from 'pg';
import { startPostgres } from '../support/postgres-server.js';
import { startRedis } from '../support/redis-server.js';
import { ServerProcess } from './server-process.js';

// Reads and logins with each store: CPU of the server process, and the time that one takes at 1, 16 and 64 connections. Then the bytes of a
// session in each database.

const [warmUp, logins, reads] = [600, 320, 3200];
const connections = [1, 16, 64];

interface Place {
  readonly name: string;
  readonly url: string;
  /** Bytes that it holds. */
  size?(): Promise<number>;
  end(): Promise<void>;
}

async function openPlaces(): Promise<Place[]> {
  const nothing = () => Promise.resolve();
  const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  const folder = mkdtempSync(join(tmpdir(), 'oauth-elements-bench-'));
  const file = join(folder, 'sessions.db');
  const client = createClient({ url: redis.url });
  await client.connect();
  const pool = new pg.Pool({ connectionString: postgres.url, max: 1 });
  const sizes = `SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) AS size FROM pg_class c
    WHERE relkind = 'r' AND relname LIKE 'oauth_elements%'`;
  return [
    { name: 'none (cookies)', url: '', end: nothing },
    { name: 'memory', url: 'memory', end: nothing },
    {
      ...{ name: 'Redis', url: redis.url },
      size: async () => Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1]),
      end: async () => {
        client.destroy();
        await redis.end();
      },
    },
    {
      ...{ name: 'Postgres', url: postgres.url },
      size: async () => Number((await pool.query<{ size: string }>(sizes)).rows[0]?.size),
      end: async () => {
        await pool.end();
        await postgres.end();
      },
    },
    {
      ...{ name: 'SQLite', url: `sqlite:${file}` },
      size: () =>
        Promise.resolve(
          ['', '-wal'].reduce(
            (sum, end) => sum + (statSync(file + end, { throwIfNoEntry: false })?.size ?? 0),
            0,
          ),
        ),
      end: () => {
        rmSync(folder, { recursive: true });
        return nothing();
      },
    },
  ];
}

interface Got {
  readonly status: number;
  readonly location: string;
  readonly cookies: string;
}

function get(server: ServerProcess, agent: Agent, path: string, cookie = ''): Promise<Got> {
  return new Promise((resolve, reject) => {
    const headers = { host: 'localhost:8550', ...(cookie && { cookie }) };
    const sent = request(server.url + path, { agent, headers }, (message) => {
      message.resume().on('end', () => {
        const { location = '', 'set-cookie': lines = [] } = message.headers;
        const pairs = lines.map((line) => line.slice(0, line.indexOf(';')));
        resolve({
          ...{ status: message.statusCode ?? 0, location },
          cookies: pairs.filter((pair) => !pair.endsWith('=')).join('; '),
        });
      });
    });
    sent.on('error', reject).end();
  });
}

async function logIn(server: ServerProcess, agent: Agent): Promise<string> {
  const begun = await get(server, agent, '/api/oauth/login/bench');
  const state = new URL(begun.location).searchParams.get('state') ?? '';
  const ended = await get(server, agent, `/api/oauth/redirect/bench?code=c&state=${state}`, begun.cookies);
  if (ended.status !== 303) throw new Error(`a login ended with status ${ended.status}`);
  return ended.cookies;
}

/** Runs work `times` times over `count` connections. Resolves to CPU for each, and what half and 99 % took at most, in microseconds. */
async function measure(
  server: ServerProcess,
  count: number,
  times: number,
  work: (agent: Agent) => Promise<unknown>,
): Promise<{ cpu: number; p50: number; p99: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: count });
  const took: number[] = [];
  let left = times;
  const before = (await server.usage()).cpu;
  await Promise.all(
    Array.from({ length: count }, async () => {
      for (; left > 0;) {
        left -= 1;
        const began = performance.now();
        await work(agent);
        took.push((performance.now() - began) * 1000);
      }
    }),
  );
  const cpu = ((await server.usage()).cpu - before) / took.length;
  agent.destroy();
  took.sort((one, other) => one - other);
  const at = (share: number): number => took[Math.floor(took.length * share)] ?? NaN;
  return { cpu, p50: at(0.5), p99: at(0.99) };
}

const provider = await ServerProcess.start('provider');
console.log('| store | what | connections | CPU, us | p50, us | p99, us |\n|---|---|---|---|---|---|');
const sizes: string[] = [];
const places = await openPlaces();
for (const place of places) {
  const server = await ServerProcess.start('endpoint', provider.url, undefined, place.url);
  const one = new Agent({ keepAlive: true });
  const cookie = await logIn(server, one);
  const empty = (await place.size?.()) ?? 0;
  await measure(server, 16, warmUp, (agent) => logIn(server, agent));
  await measure(server, 16, reads, (agent) => get(server, agent, '/api/oauth/session', cookie));
  let made = warmUp;
  for (const count of connections) {
    const rows = {
      login: await measure(server, count, logins, (agent) => logIn(server, agent)),
      'GET /session': await measure(server, count, reads, (agent) =>
        get(server, agent, '/api/oauth/session', cookie),
      ),
    };
    made += logins;
    for (const [what, { cpu, p50, p99 }] of Object.entries(rows))
      console.log(`| ${[place.name, what, count, ...[cpu, p50, p99].map(Math.round)].join(' | ')} |`);
  }
  if (place.size) sizes.push(`| ${place.name} | ${Math.round(((await place.size()) - empty) / made)} |`);
  one.destroy();
  server.stop();
}
console.log(`\n| store | bytes a session |\n|---|---|\n${sizes.join('\n')}`);
for (const place of places) await place.end();
provider.stop();
