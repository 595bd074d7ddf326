import { decrypt, encrypt } from '../../src/endpoint/index.js';
import { ServerProcess, type Answer } from './server-process.js';

// CPU of the server process alone, per request; medians over rounds that take turns, so that a busy machine
// slows all alike.

const firstRounds = 8;
const warmUp = 18;
const rounds = 9;
const logins = 150;
const reads = 2000;
const tokens = 150;

/** A whole login: to the provider and back. Answers the session's cookies. */
async function logIn(server: ServerProcess, provider = 'bench'): Promise<string> {
  const begun = await server.get(`/api/oauth/login/${provider}`);
  const state = new URL(begun.location, server.url).searchParams.get('state') ?? '';
  const ended = await server.get(
    `/api/oauth/redirect/${provider}?code=c&state=${state}`,
    begun.cookies.join('; '),
  );
  if (ended.status !== 303) throw new Error(`a login ended with status ${ended.status}`);
  const kept = [...begun.cookies, ...ended.cookies].filter((pair) => !/^[^=]*(?:flow|outcome)|=$/.test(pair));
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

const ratio = (name: string, value: number, floor: number): void =>
  note(`${name}, x the floor`, value / floor);

const provider = await ServerProcess.start('provider');
const start = (build?: string): Promise<[ServerProcess, ServerProcess]> =>
  Promise.all([
    ServerProcess.start('endpoint', provider.url, build),
    // Of the same secret, but it has seen no cookie yet: each is cold to it once.
    ServerProcess.start('endpoint', provider.url, build),
  ]);
const bare = await ServerProcess.start('floor', provider.url);
const [writer, reader] = await start();
/** An earlier build to compare with, measured in the same rounds: `BENCH_BEFORE=/path/to/its/dist npm run bench`. */
const { BENCH_BEFORE: earlier } = process.env;
const builds: [name: string, writer: ServerProcess, reader: ServerProcess][] = [['', writer, reader]];
if (earlier !== undefined) builds.push(['before: ', ...(await start(earlier))]);

// In pairs that take turns, so that each ratio is of the same moment. A process takes thousands of logins to warm up.
for (let round = 0; round < warmUp + rounds; round++) {
  const end = round < firstRounds ? 'first logins' : round < warmUp ? undefined : 'warm process';
  let floorCookie = '';
  const loginFloor = await cost(bare, logins, async () => (floorCookie = await logIn(bare)));
  const readFloor = await cost(bare, reads, () => read(bare, floorCookie));
  for (const [name, writes, readsIt] of builds) {
    const cookies: string[] = [];
    const login = await cost(writes, logins, async () => cookies.push(await logIn(writes)));
    const cold = await cost(readsIt, cookies.length, (index) => read(readsIt, cookies[index] ?? ''));
    const warm = await cost(readsIt, reads, () => read(readsIt, cookies[0] ?? ''));
    if (end === undefined) continue;
    note(`${name}full login, ${end}, us`, login);
    ratio(`${name}full login, ${end}`, login, loginFloor);
    if (end !== 'warm process') continue;
    note(`${name}GET /session, warm cookie, us`, warm);
    ratio(`${name}GET /session, warm cookie`, warm, readFloor);
    note(`${name}GET /session, cold cookie, us`, cold);
    ratio(`${name}GET /session, cold cookie`, cold, readFloor);
  }
  if (end === undefined) continue;
  note(`  floor: full login, ${end}, us`, loginFloor);
  if (end === 'warm process') note('  floor: GET /session, us', readFloor);
}
// Before the tokens below add to it.
const floorMemory = (await bare.usage()).memory;
for (const [name, writes, readsIt] of builds) {
  const memory = Math.max((await writes.usage()).memory, (await readsIt.usage()).memory);
  note(`${name}memory after load, MB`, memory / 1e6);
  ratio(`${name}memory after load`, memory, floorMemory);
}
note('  floor: memory after load, MB', floorMemory / 1e6);

// Tokens: a page asks for one that is fresh, for one that has to be renewed first, saves it, and restores it.
const tokenWarmUp = 6;
for (let round = 0; round < tokenWarmUp + rounds; round++) {
  const fresh = await logIn(writer);
  let short = await logIn(writer, 'short');
  const { saved_token } = await post(writer, '/token/save', { provider: 'bench' }, fresh);
  // The first rounds warm the engine up.
  if (round === tokenWarmUp)
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

console.log(`server CPU, median of rounds on Node ${process.versions.node}`);
for (const [name, values] of Object.entries(figures))
  console.log(
    `${name.padEnd(54)}${median(values)
      .toFixed(name.includes('x the floor') ? 2 : 0)
      .padStart(7)}`,
  );
for (const server of [provider, bare, ...builds.flatMap(([, ...servers]) => servers)]) server.stop();
