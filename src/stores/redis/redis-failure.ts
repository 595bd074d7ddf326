import { codeOf } from '../client-library.js';

const cures: Readonly<Record<string, string>> = {
  WRONGTYPE: 'a key of this store holds something of another kind: give the store a prefix of its own',
  OOM: 'its memory is full: raise maxmemory',
  NOAUTH: 'it wants a password: put it into the URL',
  WRONGPASS: 'it refuses the user or the password',
  NOPERM: 'the user may not run these commands',
  READONLY: 'this server is a replica: connect to the primary one, or by Sentinel',
  MISCONF: 'it can’t save to its disk',
  LOADING: 'it is still starting',
  CLUSTERDOWN: 'the cluster is down',
  ECONNREFUSED: 'nothing listens at its address',
  ENOTFOUND: 'its host is not known',
};

/** One sentence about a failure, from its code alone: messages may quote keys and addresses. */
export function redisFailure(error: unknown): string {
  if (isNoNumber(error)) return 'The key of a counter holds something else.';
  const code = codeOf(error) ?? replyCodeOf(error);
  if (code === undefined) return 'Redis can’t be reached.';
  const cure = cures[code];
  return cure ? `Redis failed (${code}): ${cure}.` : `Redis failed (${code}).`;
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
