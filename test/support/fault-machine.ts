import type { AtomicStore } from '../../src/endpoint/sessions/atomic-store.js';
import { asking, posting } from './browser-with-cookies.js';
import { deferred } from './deferred.js';
import { openSite, siteUrl, type Site } from './site.js';
import { rotating } from './stub-provider.js';
import { byRequest } from './transports.js';

type Operation = Exclude<keyof AtomicStore, 'close'>;

const operations = [
  ...(['get', 'set', 'take', 'setIfAbsent', 'compareAndSet', 'increment'] as const),
  ...(['addToIndex', 'removeFromIndex', 'membersOf', 'delete'] as const),
];

const session = { idle: 400 * 24 * 3600, absolute: 400 * 24 * 3600 };

/** An endpoint with a connection of its own to a real database. It can be killed at any operation, as far as others can tell. */
export interface Machine {
  readonly site: Site;
  /** Runs before each operation of the store. */
  before: ((operation: Operation, key: string) => void | Promise<void>) | undefined;
  /** Runs before each request to the token endpoint. */
  beforeSending: (() => void | Promise<void>) | undefined;
  /** What it is doing never goes on, and it does nothing more. */
  kill(): Promise<never>;
  /** Asks for the access token. Resolves to the status. */
  ask(cookie: string): Promise<number>;
  post(path: string, cookie: string): Promise<Response>;
  close(): Promise<void>;
}

/** @param providersOf a machine that is there already. */
export async function openMachine(connection: AtomicStore, providersOf?: Site): Promise<Machine> {
  const grave = deferred<never>();
  grave.promise.catch(() => undefined);
  let isKilled = false;
  const faulty = Object.fromEntries(
    operations.map((operation) => [
      operation,
      async (key: string, ...more: unknown[]): Promise<unknown> => {
        if (isKilled) throw new Error('killed');
        await machine.before?.(operation, key);
        return (connection[operation] as (...all: unknown[]) => Promise<unknown>)(key, ...more);
      },
    ]),
  );
  const store: AtomicStore = { ...connection, ...faulty };
  const site = await openSite(byRequest, {
    ...(providersOf ? { providersOf } : {}),
    stub: rotating,
    settings: { store, session, log: false },
    environment: {
      timeout: 30,
      // Nothing goes on in the background of a machine that was killed.
      wait: (ms, signal) =>
        new Promise((resolve) => {
          const timer = isKilled ? undefined : setTimeout(resolve, ms);
          signal?.addEventListener('abort', () => {
            clearTimeout(timer);
            resolve();
          });
        }),
      fetch: async (url, init) => {
        if (new URL(url).pathname === '/token') await machine.beforeSending?.();
        return fetch(url, init);
      },
    },
  });
  const post = (path: string, cookie: string): Promise<Response> =>
    site.send({
      ...{ method: 'POST', target: `${site.base}/${path}`, body: '{"provider":"stub"}' },
      headers: { ...asking, ...posting, cookie, host: new URL(siteUrl).host },
    });
  const machine: Machine = {
    site,
    before: undefined,
    beforeSending: undefined,
    kill: () => {
      isKilled = true;
      return grave.promise;
    },
    ask: async (cookie) => (await post('token', cookie)).status,
    post,
    close: async () => {
      isKilled = true;
      grave.reject(new Error('killed'));
      await connection.close();
    },
  };
  return machine;
}
