import type { AtomicStore } from '../../endpoint/sessions/atomic-store.js';

/** The store that is checked. */
export interface StoreUnderTest {
  /**
   * Opens a store as one more process would: with connections of its own, to the same database each time. Stores of the same `app`
   * share what they hold; those of different apps share nothing.
   */
  readonly open: (options: { readonly app: 'first' | 'second' }) => AtomicStore | Promise<AtomicStore>;
  /** Opens a store whose database can't be reached. Leave it out only if there is no such thing. */
  readonly openUnreachable?: () => AtomicStore | Promise<AtomicStore>;
  /** How far from its exact time an entry may end, in milliseconds. Default: 50. */
  readonly precisionMs?: number;
  /** How often each race is run. Default: 20. */
  readonly rounds?: number;
}

/** One claim about a store. */
export interface StoreCase {
  /** A full claim, such as `of 100 calls that take an entry, one gets it`. */
  readonly name: string;
  /** Rejects unless the claim holds. */
  readonly run: () => Promise<void>;
}

/** What a case works with. */
export interface CaseTools {
  readonly open: (app?: 'first' | 'second') => Promise<AtomicStore>;
  /** Opens several stores of the first app. */
  readonly openSeveral: (count: number) => Promise<readonly [AtomicStore, ...AtomicStore[]]>;
  /** A key that nobody has. */
  readonly key: () => string;
  readonly precisionMs: number;
  readonly rounds: number;
}

export interface CaseSteps {
  readonly name: string;
  readonly run: (tools: CaseTools) => Promise<void>;
}

/** Runs a case, and closes every store that it opened. */
export async function ownStores(
  { open, precisionMs = 50, rounds = 20 }: StoreUnderTest,
  run: CaseSteps['run'],
): Promise<void> {
  const opened: AtomicStore[] = [];
  const openOne = async (app: 'first' | 'second' = 'first'): Promise<AtomicStore> => {
    const store = await open({ app });
    opened.push(store);
    return store;
  };
  try {
    await run({
      open: openOne,
      openSeveral: async (count) => {
        const first = await openOne();
        const others: AtomicStore[] = [];
        while (others.length < count - 1) others.push(await openOne());
        return [first, ...others];
      },
      key: () => `check:${crypto.randomUUID()}`,
      precisionMs,
      rounds,
    });
  } finally {
    await Promise.all(opened.map((store) => store.close()));
  }
}
