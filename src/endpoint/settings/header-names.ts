import * as v from 'valibot';

/** Headers that are the page's or the connection's own business. */
const ownHeaders = [
  'accept-encoding',
  'authorization',
  'connection',
  'content-length',
  'cookie',
  'expect',
  'forwarded',
  'host',
  'keep-alive',
  'origin',
  'proxy-authorization',
  'proxy-connection',
  'referer',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
  'x-oauth-base',
  'x-oauth-elements',
];

/** The name of a header that may be set: in lower case. */
export const headerName = v.pipe(
  v.string('must be text'),
  v.nonEmpty('is empty'),
  v.regex(/^[\w-]+$/, 'is no name of a header'),
  v.transform((value) => value.toLowerCase()),
  v.check((value) => !ownHeaders.includes(value), 'is a header that is never passed on'),
);
