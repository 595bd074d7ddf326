import { parseUrl } from '../protocol/parse-url.js';
import { withoutSecrets } from '../protocol/without-secrets.js';
import { shown } from './developer-console.js';

/**
 * Advice to the developer about a `return-to` that is neither a path of the site nor a URL, which the endpoint refuses; `undefined` for any
 * other.
 */
export function adviceOnRelativeReturnTo(address: string): string | undefined {
  if (address.startsWith('/') || parseUrl(address)) return undefined;
  const path = shownAddress(address);
  return `return-to="${path}" must begin with /, such as /${path}: sign-in fails as it is.`;
}

/** An address for use in a message: short, and without the parts that may be secret. */
export function shownAddress(address: string): string {
  return shown(withoutSecrets(address));
}
