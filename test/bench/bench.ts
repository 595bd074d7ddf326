import { decrypt, encrypt } from '../../src/endpoint/index.js';
import { ServerProcess, type Answer } from './server-process.js';

// CPU of the server process alone, per request; medians over rounds that take turns, so that a busy machine
// slows all alike.

const warmUp = 6;
const rounds = 9;
const logins = 150;
const reads = 2000;
const tokens = 150;

/** A whole login: to the provider and back. Answers the session's cookies. */
async function logIn(server: ServerProcess, provider = 'bench'): Promise<string> {
  const begun = await server.get(`/api/oauth/login/${provider}`);
  const state = new URL(begun.location, server.url).searchParams.get('state') ?? '';
  const ended = await server.get(`/api/oauth/redirect?code=c&state=${state}`, begun.cookies.join('; '));
  if (ended.status !== 303) throw new Error(`a login ended with status ${ended.status}`);
  const kept = [...begun.cookies, ...ended.cookies].filter((pair) => !/^oauth-(flow|outcome)|=$/.test(pair));
  return kept.join('; ');
}

/** One POST of a page; answers its body and the cookies as they are then. */
async function post(
  server: ServerProcess,
  path: string,
  body: object,
  cookie = '',
): Promise<Record<string, string> & { cookie: string }> {
  const answer = await server.post(`/api/oauth${path}`, body, cookie);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.body}`);
  const jar = new Map([...cookie.split('; '), ...answer.cookies].map((pair) => [pair.split('=')[0], pair]));
  return { ...(JSON.parse(answer.body) as Record<string, string>), cookie: [...jar.values()].join('; ') };
}

async function read(server: ServerProcess, cookie: string): Promise<Answer> {
  const answer = await server.get('/api/oauth/session', cookie);
  if (answer.status !== 200) throw new Error(`GET /session answered ${answer.status}`);
  return answer;
}

/** Microseconds on the clock, beside those of the server's CPU. */
async function costAndTime(
  name: string,
  server: ServerProcess,
  times: number,
  run: (index: number) => Promise<unknown>,
): Promise<void> {
  const before = performance.now();
  note(`${name}, us`, await cost(server, times, run));
  note(`${name}, on the clock, us`, ((performance.now() - before) * 1000) / times);
}

/** Microseconds of the server's CPU for each of `times` runs. */
async function cost(
  server: ServerProcess,
  times: number,
  run: (index: number) => Promise<unknown>,
): Promise<number> {
  const before = (await server.usage()).cpu;
  for (let index = 0; index < times; index++) await run(index);
  return ((await server.usage()).cpu - before) / times;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}

const figures: Record<string, number[]> = {};
const note = (name: string, value: number): void => void (figures[name] ??= []).push(value);

const provider = await ServerProcess.start('provider');
const [bare, writer, reader] = await Promise.all([
  ServerProcess.start('bare', provider.url),
  ServerProcess.start('endpoint', provider.url),
  // Of the same secret, but it has seen no cookie yet: each is cold to it once.
  ServerProcess.start('endpoint', provider.url),
]);

for (let round = 0; round < warmUp + rounds; round++) {
  const cookies: string[] = [];
  const login = await cost(writer, logins, async () => cookies.push(await logIn(writer)));
  const loginFloor = await cost(bare, logins, async () => {
    await bare.get('/login');
    await bare.get('/redirect');
  });
  const cold = await cost(reader, cookies.length, (index) => read(reader, cookies[index] ?? ''));
  const warm = await cost(reader, reads, () => read(reader, cookies[0] ?? ''));
  const floor = await cost(bare, reads, () => bare.get('/session', cookies[0]));
  // The first rounds warm the engines up.
  if (round < warmUp) continue;
  note('GET /session, warm cookie, us', warm);
  note('GET /session, cold cookie, us', cold);
  note('  floor: bare node:http, us', floor);
  note('full login, us', login);
  note('  floor: the same calls, nothing done, us', loginFloor);
}

// Tokens: a page asks for one that is fresh, for one that has to be renewed first, saves it, and restores it.
for (let round = 0; round < warmUp + rounds; round++) {
  const fresh = await logIn(writer);
  let short = await logIn(writer, 'short');
  const { saved_token } = await post(writer, '/token/save', { provider: 'bench' }, fresh);
  // The first rounds warm the engine up.
  if (round === warmUp)
    for (const name of Object.keys(figures)) if (name.startsWith('POST')) figures[name] = [];
  await costAndTime('POST /token, fresh', writer, tokens, () =>
    post(writer, '/token', { provider: 'bench' }, fresh),
  );
  await costAndTime('POST /token, refreshed', writer, tokens, async () => {
    short = (await post(writer, '/token', { provider: 'short' }, short)).cookie;
  });
  await costAndTime('POST /token/save', writer, tokens, () =>
    post(writer, '/token/save', { provider: 'bench' }, fresh),
  );
  await costAndTime('POST /token/restore', writer, tokens, () =>
    post(writer, '/token/restore', { provider: 'bench', saved_token }),
  );
}

const passphrase = 'a passphrase that nobody guesses';
for (let round = 0; round < rounds; round++) {
  const before = performance.now();
  const encrypted = await encrypt('{"access_token":"tok"}', passphrase);
  note('encrypt() as Flet does, on the clock, us', (performance.now() - before) * 1000);
  const between = performance.now();
  await decrypt(encrypted, passphrase);
  note('decrypt() as Flet does, on the clock, us', (performance.now() - between) * 1000);
}

console.log(`server CPU, median of ${rounds} rounds on Node ${process.versions.node}`);
for (const [name, values] of Object.entries(figures))
  console.log(`${name.padEnd(46)}${median(values).toFixed(0).padStart(7)}`);
const megabytes = async (server: ServerProcess): Promise<string> =>
  ((await server.usage()).memory / 1e6).toFixed(0).padStart(7);
console.log(`${'memory of the endpoint, MB'.padEnd(46)}${await megabytes(reader)}`);
console.log(`${'  floor: bare node:http, MB'.padEnd(46)}${await megabytes(bare)}`);
for (const server of [provider, bare, writer, reader]) server.stop();
