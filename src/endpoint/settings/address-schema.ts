import * as v from 'valibot';
import { isCallable, isSafeUrl } from '../../protocol/loopback.js';

export const text = v.pipe(v.string('must be text'), v.nonEmpty('is empty'));

/** An absolute URL that is never sent in the clear: https, or http on this very machine. */
export const url = v.pipe(
  text,
  v.check((value) => URL.canParse(value), 'must be an absolute URL'),
  // Parsing would pass over them, comparing (of an issuer, of what is registered) would not.
  v.check((value) => !/[\s\p{C}]/u.test(value), 'has a space or an invisible character'),
  v.check((value) => isSafeUrl(new URL(value)), 'must be https (http only on loopback)'),
  v.check((value) => !/^\w+:\/\/[^/]*@|#/.test(value), 'must have no user name, password or fragment'),
);

/** An address that the server itself calls. */
export const calledUrl = v.pipe(
  url,
  v.check((value) => isCallable(new URL(value)), 'must not be below localhost: DNS would say where it is'),
);

/** Without a slash at its end: the requested path is appended to it. */
export const apiBase = v.pipe(
  calledUrl,
  v.check((value) => !value.includes('?'), 'must have no query'),
  v.transform((value) => new URL(value).href.replace(/\/+$/, '')),
);
