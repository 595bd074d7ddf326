import type { OperatorLogEntry } from './operator-log.js';
import { OAuthError } from '../../protocol/errors.js';
import { classOf } from './stack-frames.js';

/** The beginning of a store's sentence about a missing client library. The sentence itself says what to install. */
export const lackedLibrary = 'The client library of this store';

/** The beginning of a store's sentence about a file that was removed or replaced while it was open. */
export const movedFile = 'The file of the';

/** The store rejected an operation. Only our own stores' sentences are repeated: those of client libraries may hold secrets. */
export const storeFailed = (error: unknown): OperatorLogEntry => {
  const isOurs = error instanceof OAuthError && error.code === 'store_unavailable';
  const why = isOurs ? error.description : `it failed with ${classOf(error)}.`;
  return {
    code: 'store_unavailable',
    level: 'error',
    message: `The store could not be used: ${why}`,
    cure: cureOf(isOurs ? why : ''),
  };
};

/** @param sentence of one of our own stores; `""` for any other. */
function cureOf(sentence: string): string {
  if (sentence.startsWith(lackedLibrary)) return 'Then start again.';
  if (sentence.startsWith(movedFile)) return 'Stop every process before you remove, move or replace it.';
  return 'Check that the database of the setting store runs, has room, and can be reached from here. Nobody is signed out meanwhile.';
}

/** An entry that holds something else than what this endpoint wrote. */
export const storedSessionUnreadable = (): OperatorLogEntry => ({
  code: 'stored_session_unreadable',
  level: 'warning',
  message:
    'The store holds a session that this endpoint did not write, or can no longer open: it counts as absent.',
  cure: 'After a change of the secret, keep the old one second in the list. Otherwise find out who else writes to this database.',
});

/** Without it, a process that got another secret would sign everybody out and say nothing. */
export const sessionCookieUnreadable = (): OperatorLogEntry => ({
  code: 'session_cookie_unreadable',
  level: 'warning',
  message: 'A browser sent a session that was sealed with another secret: it counts as signed out.',
  cure: 'Give every process the same secret (OAUTH_SECRET); after a change keep the old one second in the list.',
});

/** @param kind what the store calls such entries, such as `logout`. */
export const storedEntryUnreadable = (kind: string): OperatorLogEntry => ({
  code: 'stored_entry_unreadable',
  level: 'warning',
  message: `The store holds an entry of the kind ${kind} that this endpoint did not write, or can no longer open: what it is about is refused.`,
  cure: 'After a change of the secret, keep the old one second in the list. Otherwise find out who else writes to this database.',
});
