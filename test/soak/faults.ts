import { setTimeout as wait } from 'node:timers/promises';
import type { RedisServer } from '../support/redis-server.js';
import type { ServeCluster } from '../support/serve-cluster.js';
import type { TcpProxy } from '../support/tcp-proxy.js';

export interface Attacked {
  readonly cluster: ServeCluster;
  readonly redis: RedisServer;
  /** Between the processes and Redis. */
  readonly proxy: TcpProxy;
  /** Tokens that are marked as sent, and whose result is not known: a process that is killed may have lost its own. */
  tokensOnTheWay(): Promise<number>;
}

export interface Fault {
  readonly name: string;
  /** Makes it, and takes it back. Resolves to the tokens that were on the way when a process was killed. */
  run(attacked: Attacked, place: number): Promise<number>;
}

async function whileProviderAnswers({ cluster }: Attacked, status: number, ms: number): Promise<number> {
  const { answers } = cluster.stub;
  const token = answers.get('/token');
  answers.set('/token', () => ({ status, headers: { 'retry-after': '1' }, body: {} }));
  await wait(ms);
  if (token) answers.set('/token', token);
  return 0;
}

export const faults: readonly Fault[] = [
  {
    name: 'a process killed',
    run: async ({ cluster, tokensOnTheWay }, place) => {
      cluster.servers[place]?.signal('SIGKILL');
      await cluster.servers[place]?.ended;
      const endangered = await tokensOnTheWay();
      await cluster.start(place);
      return endangered;
    },
  },
  {
    name: 'Redis killed for 3 s',
    run: async ({ redis }) => {
      await redis.stop();
      await wait(3000);
      await redis.start();
      return 0;
    },
  },
  { name: 'the provider answers 503 for 4 s', run: (attacked) => whileProviderAnswers(attacked, 503, 4000) },
  {
    name: 'Redis answers nothing for 3 s',
    run: async ({ proxy }) => {
      proxy.hold();
      await wait(3000);
      proxy.pass();
      return 0;
    },
  },
  {
    name: 'a process restarted',
    run: async ({ cluster }, place) => {
      await cluster.servers[place]?.stop();
      await cluster.start(place);
      return 0;
    },
  },
  { name: 'the provider answers 500 for 4 s', run: (attacked) => whileProviderAnswers(attacked, 500, 4000) },
];
