import { OperatorLog } from '../../src/endpoint/log/operator-log.js';
import type { AtomicStore } from '../../src/endpoint/sessions/atomic-store.js';
import { ProviderLogouts } from '../../src/endpoint/sessions/stored/provider-logouts.js';
import { SharedStore } from '../../src/endpoint/sessions/stored/shared-store.js';
import { openStore } from './open-store.js';

// A process of its own with a store, which a test tells by messages what to call.

export interface Told {
  readonly open?: string;
  /** Calls an operation many times at once; what resolves is sent back. */
  readonly call?: {
    readonly operation: 'take' | 'setIfAbsent' | 'compareAndSet' | 'increment';
    readonly key: string;
  };
  /** Notes logouts of a person at many times at once. */
  readonly note?: { readonly id: string; readonly times: readonly number[] };
  /** For each time: whether a sign-in of then has been ended by a note. */
  readonly isEnded?: { readonly id: string; readonly times: readonly number[] };
}

const calls = 33;
const minute = 60_000;
let store: AtomicStore | undefined;

async function call({ operation, key }: NonNullable<Told['call']>, opened: AtomicStore): Promise<unknown[]> {
  const own = `${process.pid}`;
  return await Promise.all(
    Array.from({ length: calls }, (): Promise<unknown> => {
      if (operation === 'take') return opened.take(key);
      if (operation === 'increment') return opened.increment(key, minute);
      if (operation === 'setIfAbsent') return opened.setIfAbsent(key, own, minute);
      return opened.compareAndSet(key, 'start', own, minute);
    }),
  );
}

const provider = 'noted';

function logoutsIn(opened: AtomicStore): ProviderLogouts {
  const parts = { endpointUrl: 'https://x.example/api/oauth', primitives: {}, log: new OperatorLog(false) };
  const session = { idle: 3600, absolute: 3600, remember: 3600, devices: false };
  return new ProviderLogouts(new SharedStore({ store: opened, ...parts }), { session }, Date.now);
}

async function note({ id, times }: NonNullable<Told['note']>, opened: AtomicStore): Promise<void> {
  const logouts = logoutsIn(opened);
  await Promise.all(times.map((at) => logouts.addPerson({ provider, id }, at)));
}

async function isEnded({ id, times }: NonNullable<Told['isEnded']>, opened: AtomicStore): Promise<boolean[]> {
  const logouts = logoutsIn(opened);
  const token = {
    accessToken: '',
    scope: [],
    tokenType: '',
    expiresAt: null,
    refreshToken: null,
    lifetime: null,
  };
  return await Promise.all(
    times.map((signedInAt) =>
      logouts.includeEarlier({ provider, user: null, person: id, state: '', signedInAt, token }, ''),
    ),
  );
}

async function answer(told: Told): Promise<void> {
  if (told.open !== undefined) {
    await store?.close();
    store = openStore(told.open);
    await store.get('ready');
    process.send?.({ results: [] });
  }
  if (told.note && store) {
    await note(told.note, store);
    process.send?.({ results: [] });
  }
  if (told.isEnded && store) process.send?.({ results: await isEnded(told.isEnded, store) });
  if (told.call && store) process.send?.({ results: await call(told.call, store) });
}

process.on('message', (told: Told) => {
  answer(told).catch((error: unknown) => {
    process.send?.({ failure: String(error) });
  });
});
process.on('disconnect', () => process.exit());
process.send?.({ results: [] });
