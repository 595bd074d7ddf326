import type { AtomicStore } from '../../src/endpoint/sessions/atomic-store.js';
import { openStore } from './open-store.js';

// A process of its own with a store, which a test tells by messages what to call.

export interface Told {
  readonly open?: string;
  /** Calls an operation many times at once; what resolves is sent back. */
  readonly call?: {
    readonly operation: 'take' | 'setIfAbsent' | 'compareAndSet' | 'increment';
    readonly key: string;
  };
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

async function answer(told: Told): Promise<void> {
  if (told.open !== undefined) {
    await store?.close();
    store = openStore(told.open);
    await store.get('ready');
    process.send?.({ results: [] });
  }
  if (told.call && store) process.send?.({ results: await call(told.call, store) });
}

process.on('message', (told: Told) => {
  answer(told).catch((error: unknown) => {
    process.send?.({ failure: String(error) });
  });
});
process.on('disconnect', () => process.exit());
process.send?.({ results: [] });
