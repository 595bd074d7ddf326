import * as v from 'valibot';
import { isCallable, isSafeUrl } from '../../protocol/loopback.js';
import { isUrl } from '../../protocol/parse-url.js';

export const text = v.pipe(v.string('must be text'), v.nonEmpty('is empty'));

/** An absolute URL that is never requested without encryption: https, or http on this machine. */
export const url = v.pipe(
  text,
  v.check((value) => isUrl(value), 'must be an absolute URL'),
  // URL parsers drop them, but issuers and redirect URLs are compared as texts.
  v.check((value) => !/[\s\p{C}]/u.test(value), 'has a space or an invisible character'),
  // `localhost:3000` is a URL too, whose scheme is `localhost`.
  v.check((value) => /^[\w+.-]+:\/\//.test(value), 'must begin with https:// (http:// only on loopback)'),
  v.check((value) => isSafeUrl(new URL(value)), 'must be https (http only on loopback)'),
  v.check((value) => !/^\w+:\/\/[^/]*@|#/.test(value), 'must have no user name, password or fragment'),
);

/** A URL of the site: browsers are sent to it from elsewhere, so that a path is not enough. */
export const ownUrl = v.pipe(
  text,
  v.check(
    (value) => isUrl(value),
    'must be an absolute URL under baseUrl, such as https://example.com/signed-in',
  ),
  url,
);

/** A URL that the server itself calls. */
export const calledUrl = v.pipe(
  url,
  v.check((value) => isCallable(new URL(value)), 'must not be below localhost: DNS would say where it is'),
);

/** A URL without a trailing slash, which the requested path is appended to. */
export const apiBase = v.pipe(
  calledUrl,
  v.check((value) => !value.includes('?'), 'must have no query'),
  v.transform((value) => new URL(value).href.replace(/\/+$/, '')),
);
