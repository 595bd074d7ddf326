import type { OperatorLogEntry } from './operator-log.js';

/**
 * A note to the operator about an error, carried as its `cause` from where the facts are known to where the error is answered.
 *
 * @example
 * throw new OAuthError('scope_not_allowed', 'This site may not ask for that scope.', new OperatorNote(entry));
 */
export class OperatorNote extends Error {
  readonly entry: OperatorLogEntry;

  constructor(entry: OperatorLogEntry, cause?: unknown) {
    super(entry.message, { cause });
    this.name = 'OperatorNote';
    this.entry = entry;
  }
}

/** An error and its causes, at most eight. */
export function causesOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let current = error; current instanceof Error && chain.length < 8; current = current.cause)
    chain.push(current);
  return chain;
}
