import type { WireProviders } from './wire.js';

type Row = WireProviders['providers'][number];

/**
 * The valid rows in an answer of `GET /providers`, which is unchecked. A row without an id, or with a name that is no text, is left out.
 */
export function listedProviders(answer: unknown): Row[] {
  const { providers } = Object(answer) as { providers?: unknown };
  return Array.isArray(providers) ? providers.filter(isRow) : [];
}

function isRow(value: unknown): value is Row {
  const { id, name = '' } = Object(value) as Partial<Record<keyof Row, unknown>>;
  return typeof id === 'string' && id !== '' && typeof name === 'string';
}
