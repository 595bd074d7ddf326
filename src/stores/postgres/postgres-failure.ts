import { codeOf } from '../client-library.js';

/** By SQLSTATE, or its class of two characters. */
const cures: Readonly<Record<string, string>> = {
  '28000':
    'it lets this user in only by TLS, or not at all: add ?sslmode=verify-full to the URL, or see its pg_hba.conf',
  '28': 'it refuses the user or the password',
  '3D': 'there is no such database',
  '3F': 'there is no such schema',
  '42501':
    'the user may not do this: allow it to create tables in the schema, and to read and write those of the store',
  '42': 'its tables are not those that the store made: give the store a prefix of its own',
  '22': 'a key of this store holds something else',
  '53100': 'its disk is full',
  '53300': 'it has too many connections: lower max, or raise max_connections',
  '53': 'it has run out of something: disk, memory or connections',
  '25006': 'this server is read-only: connect to the primary one',
  '57014': 'a statement took too long',
  '57': 'it is stopping or starting',
  ECONNREFUSED: 'nothing listens at its address',
  ENOTFOUND: 'its host is not known',
};

/** One sentence about a failure, from its code alone: messages may quote rows and addresses. */
export function postgresFailure(error: unknown): string {
  const code = codeOf(error);
  if (speaksNoTls(error)) return 'Postgres speaks no TLS at this address: leave out ssl and sslmode.';
  if (code === undefined) return 'Postgres can’t be reached.';
  const cure = cures[code] ?? (/^[0-9A-Z]{5}$/.test(code) ? cures[code.slice(0, 2)] : undefined);
  return cure ? `Postgres failed (${code}): ${cure}.` : `Postgres failed (${code}).`;
}

/** The client library has no code for it. */
function speaksNoTls(error: unknown): boolean {
  return error instanceof Error && error.message === 'The server does not support SSL connections';
}

/** Whether a statement was rolled back only because another came in between: it can be sent again. */
export function isConflict(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error) ?? '');
}
