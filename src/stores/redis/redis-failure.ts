import { codeOf } from '../client-library.js';

const notAllowed =
  'the user may not run these commands or use these keys: docs/many-machines.md has the rule that it needs';

const cures: Readonly<Record<string, string>> = {
  WRONGTYPE: 'a key of this store holds something of another kind: give the store a prefix of its own',
  OOM: 'its memory is full: raise maxmemory',
  NOAUTH: 'it wants a password: put it into the URL',
  WRONGPASS: 'it refuses the user or the password',
  NOPERM: notAllowed,
  NOREPLICAS: 'fewer replicas are connected than its min-replicas-to-write says',
  MASTERDOWN: 'this server is a replica that has lost its primary one',
  MOVED: 'this server is a part of a cluster: use redisStore({ cluster })',
  ASK: 'this server is a part of a cluster: use redisStore({ cluster })',
  READONLY: 'this server is a replica: connect to the primary one, or by Sentinel',
  MISCONF: 'it can’t save to its disk',
  LOADING: 'it is still starting',
  CLUSTERDOWN: 'the cluster is down',
  ECONNREFUSED: 'nothing listens at its address',
  ENOTFOUND: 'its host is not known',
};

/** Errors for which Redis has no code but `ERR`. */
const curesByText: readonly (readonly [RegExp, string])[] = [
  [/^ERR AUTH <password> called without any password/, 'it has no password: take it out of the URL'],
  [
    /^ERR (?:DB index|invalid DB index|SELECT is not allowed)/,
    'it has no database with the number in the URL: take the number out',
  ],
  [/^ERR unknown command/, 'it lacks a command: it must be Redis 6.2 or later, and have EVAL and GETDEL'],
  [/^ERR The user executing the script can't run this command/, notAllowed],
];

/** One sentence about a failure, from its code alone: messages may quote keys and addresses. */
export function redisFailure(error: unknown): string {
  if (isNoNumber(error)) return 'The key of a counter holds something else.';
  const code = codeOf(error) ?? replyCodeOf(error);
  if (code === undefined) return 'Redis can’t be reached.';
  const cure = code === 'ERR' ? cureByText(error) : cures[code];
  return cure ? `Redis failed (${code}): ${cure}.` : `Redis failed (${code}).`;
}

function cureByText(error: unknown): string | undefined {
  const { message } = error as Error;
  return curesByText.find(([text]) => text.test(message))?.[1];
}

/** `INCR` of other text: Redis has no code of its own for it. */
const isNoNumber = (error: unknown): boolean =>
  error instanceof Error &&
  /^ERR (?:Error running script.*: -ERR )?value is not an integer/.test(error.message);

/** The first word of an error that Redis itself sent. */
export function replyCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return /^(?:ERR Error running script.*?: )?-?([A-Z]{3,20}) /.exec(error.message)?.[1];
}
