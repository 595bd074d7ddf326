/** What a case found wrong with a store. */
class StoreFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StoreFault';
  }
}

/** @throws {StoreFault} */
export function check(holds: boolean, claim: string): asserts holds {
  if (!holds) throw new StoreFault(claim);
}

/** @throws {StoreFault} with both values, shortened. */
export function equal(actual: unknown, expected: unknown, claim: string): void {
  const [one, other] = [textOf(actual), textOf(expected)];
  check(one === other, `${claim}: ${shorten(one)} instead of ${shorten(other)}`);
}

/** @throws {StoreFault} if the call resolves. Resolves to what it rejected with. */
export async function rejects(call: Promise<unknown>, claim: string): Promise<unknown> {
  let result: unknown;
  try {
    result = await call;
  } catch (error) {
    return error;
  }
  throw new StoreFault(`${claim}: it resolved to ${shorten(textOf(result))}`);
}

function textOf(value: unknown): string {
  return value === undefined ? 'undefined' : JSON.stringify(value);
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}… (${text.length} characters)` : text;
}
