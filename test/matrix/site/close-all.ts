import type { Closable } from '../../../demo/providers/local-provider.js';

/** Closes one after the other, whoever stands before others first. */
export async function closeAll(all: readonly Closable[]): Promise<void> {
  for (const one of all) await one.close();
}
