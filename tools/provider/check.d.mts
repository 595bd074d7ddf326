export function checkProvider(
  args: readonly string[],
  fetch?: typeof globalThis.fetch,
): Promise<{ code: 0 | 1 | 2; lines: string[] }>;
