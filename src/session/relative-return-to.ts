import { parseUrl } from '../protocol/parse-url.js';
import { withoutSecrets } from '../protocol/without-secrets.js';
import { shown } from './developer-console.js';

/**
 * What to tell the developer of a page about an address to return to that is neither a path of the site nor a URL, which the endpoint
 * refuses; `undefined` for any other.
 */
export function adviceOnRelativeReturnTo(address: string): string | undefined {
  if (address.startsWith('/') || parseUrl(address)) return undefined;
  const path = shownAddress(address);
  return `return-to="${path}" must begin with /, such as /${path}: sign-in fails as it is.`;
}

/** An address as a message shows it: short, and without what may be a secret. */
export function shownAddress(address: string): string {
  return shown(withoutSecrets(address));
}
