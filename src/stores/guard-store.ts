import type { AtomicStore, StoreCallOptions } from '../endpoint/sessions/atomic-store.js';
import type { LazyCallOptions } from '../endpoint/sessions/stored/shared-store.js';
import type { CallSignal } from '../endpoint/provider-calls/network/call-timeout.js';
import { OAuthError } from '../protocol/errors.js';
import { mostValueBytes, requireName, requireTtl, requireValue } from './check-arguments.js';

type Answer<Result> = Result | Promise<Result>;

/** The operations of `AtomicStore` on one database, with arguments that were checked. */
export interface StoreEngine {
  get(key: string): Answer<string | undefined>;
  set(key: string, value: string, ttlMs: number): Answer<void>;
  take(key: string): Answer<string | undefined>;
  setIfAbsent(key: string, value: string, ttlMs: number): Answer<boolean>;
  compareAndSet(key: string, expected: string, value: string, ttlMs: number): Answer<boolean>;
  increment(key: string, ttlMs: number): Answer<number>;
  addToIndex(index: string, member: string, ttlMs: number): Answer<void>;
  removeFromIndex(index: string, member: string): Answer<void>;
  membersOf(index: string): Answer<string[]>;
  delete(key: string): Answer<boolean>;
  close(): Answer<void>;
}

export interface StoreGuards {
  /** What messages call the store, such as `Redis`. */
  readonly name: string;
  /** Milliseconds that an operation may take; `undefined` for a store that never waits. */
  readonly timeoutMs?: number | undefined;
  /** One sentence about a failure and its cure, without anything secret. */
  readonly explain: (error: unknown) => string;
}

/** `store_unavailable`. No cause: errors of client libraries may hold keys, addresses and passwords. */
export function storeUnavailable(description: string): OAuthError {
  return new OAuthError('store_unavailable', description);
}

/** An `AtomicStore` of an engine: checks arguments, limits the time of each call, and words what fails. */
export function guardStore(engine: StoreEngine, guards: StoreGuards): AtomicStore {
  const calls = new GuardedCalls(guards);
  return {
    get: (key, options) =>
      calls.run([() => requireName(key)], async () => requireOwn(await engine.get(key)), options),
    set: (key, value, ttlMs, options) =>
      calls.run(
        [() => requireName(key), () => requireValue(value), () => requireTtl(ttlMs)],
        () => engine.set(key, value, ttlMs),
        options,
      ),
    take: (key, options) =>
      calls.run([() => requireName(key)], async () => requireOwn(await engine.take(key)), options),
    setIfAbsent: (key, value, ttlMs, options) =>
      calls.run(
        [() => requireName(key), () => requireValue(value), () => requireTtl(ttlMs)],
        () => engine.setIfAbsent(key, value, ttlMs),
        options,
      ),
    compareAndSet: (key, expected, value, ttlMs, options) =>
      calls.run(
        [
          () => requireName(key),
          () => requireValue(expected),
          () => requireValue(value),
          () => requireTtl(ttlMs),
        ],
        () => engine.compareAndSet(key, expected, value, ttlMs),
        options,
      ),
    increment: (key, ttlMs, options) =>
      calls.run(
        [() => requireName(key), () => requireTtl(ttlMs)],
        () => engine.increment(key, ttlMs),
        options,
      ),
    addToIndex: (index, member, ttlMs, options) =>
      calls.run(
        [() => requireName(index, 'index'), () => requireName(member, 'member'), () => requireTtl(ttlMs)],
        () => engine.addToIndex(index, member, ttlMs),
        options,
      ),
    removeFromIndex: (index, member, options) =>
      calls.run(
        [() => requireName(index, 'index'), () => requireName(member, 'member')],
        () => engine.removeFromIndex(index, member),
        options,
      ),
    membersOf: (index, options) =>
      calls.run([() => requireName(index, 'index')], () => engine.membersOf(index), options),
    delete: (key, options) => calls.run([() => requireName(key)], () => engine.delete(key), options),
    close: async () => {
      if (calls.close()) await engine.close();
    },
  };
}

/** Refuses a value that is longer than any that a store writes, before it is parsed: something else has written it. */
function requireOwn(value: string | undefined): string | undefined {
  if (value !== undefined && value.length > mostValueBytes)
    throw storeUnavailable('A key of the store holds a value that is larger than any that it writes.');
  return value;
}

function isLazy(options: StoreCallOptions): options is LazyCallOptions {
  return 'end' in options;
}

class GuardedCalls {
  readonly #guards: StoreGuards;
  readonly #waiting = new Set<(error: Error) => void>();
  #isClosed = false;

  constructor(guards: StoreGuards) {
    this.#guards = guards;
  }

  async run<Result>(
    checks: readonly (() => void)[],
    operation: () => Answer<Result>,
    options?: StoreCallOptions,
  ): Promise<Result> {
    for (const check of checks) check();
    if (this.#isClosed) throw this.#closedError();
    // `end` is read instead where it is there: reading `signal` creates an `AbortSignal`.
    const signal = options && isLazy(options) ? options.end : options?.signal;
    signal?.throwIfAborted();
    return await this.#limited(operation, signal);
  }

  /** Rejects what still waits, and everything from now on. Returns whether it was open. */
  close(): boolean {
    const wasOpen = !this.#isClosed;
    this.#isClosed = true;
    for (const reject of this.#waiting) reject(this.#closedError());
    return wasOpen;
  }

  #limited<Result>(operation: () => Answer<Result>, signal: CallSignal | undefined): Promise<Result> {
    const { name, timeoutMs, explain } = this.#guards;
    return new Promise<Result>((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        this.#waiting.delete(fail);
      };
      const fail = (error: Error): void => {
        end();
        reject(error);
      };
      const abort = (): void => fail(signal?.reason as Error);
      const timer =
        timeoutMs === undefined
          ? undefined
          : setTimeout(() => {
              fail(storeUnavailable(`${name} did not answer within ${timeoutMs} ms.`));
            }, timeoutMs);
      signal?.addEventListener('abort', abort);
      this.#waiting.add(fail);
      Promise.resolve()
        .then(operation)
        .then(
          (result) => {
            end();
            resolve(result);
          },
          (error: unknown) => {
            fail(error instanceof OAuthError ? error : storeUnavailable(explain(error)));
          },
        );
    });
  }

  #closedError(): OAuthError {
    return storeUnavailable(`The ${this.#guards.name} store is closed.`);
  }
}
