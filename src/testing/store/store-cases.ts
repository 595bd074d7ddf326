import { boundaryCases } from './boundary-cases.js';
import { endingCases } from './ending-cases.js';
import { indexCases } from './index-cases.js';
import { operationCases } from './operation-cases.js';
import { raceCases } from './race-cases.js';
import { refusalCases } from './refusal-cases.js';
import { ownStores, type StoreCase, type StoreUnderTest } from './store-under-test.js';

export type { StoreCase, StoreUnderTest } from './store-under-test.js';

/**
 * What an `AtomicStore` must do, a case for each claim. A case opens stores of its own and closes them, uses keys that nobody else
 * has, and rejects with what it found wrong. Cases may run at the same time.
 *
 * @example
 * for (const { name, run } of storeCases({ open: ({ app }) => myStore({ prefix: `${app}-` }) })) test(name, run);
 */
export function storeCases(subject: StoreUnderTest): StoreCase[] {
  return [
    ...operationCases,
    ...boundaryCases,
    ...endingCases,
    ...raceCases,
    ...indexCases,
    ...refusalCases(subject),
  ].map(({ name, run }) => ({ name, run: () => ownStores(subject, run) }));
}

/**
 * Gives each case to a test function, such as that of `node:test`, Vitest, Jest or Mocha.
 *
 * @example
 * import { test } from 'node:test';
 * import { testStore } from 'oauth-elements/testing/store';
 *
 * testStore({ open: ({ app }) => myStore({ url, prefix: `${app}-` }), test });
 */
export function testStore({
  test,
  ...subject
}: StoreUnderTest & { readonly test: (name: string, run: () => Promise<void>) => unknown }): void {
  for (const { name, run } of storeCases(subject)) void test(name, run);
}
