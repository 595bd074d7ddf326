import { providerName } from '../src/brands/names.js';
import type { Authorization } from '../src/protocol/authorization.js';

/** Whether a value is text that is not empty. What another version of this package says of a person is unchecked. */
function isText(one: unknown): one is string {
  return typeof one === 'string' && !!one;
}

/** A person's name, else their email address, else their id, else the provider's name; never empty. */
export function personName({ user, provider }: Authorization): string {
  return [user?.name, user?.email, user?.id].find(isText) ?? providerName(provider);
}

/** A person's email address if it is not already shown as their name; else `undefined`. */
export function personEmail(authorization: Authorization): string | undefined {
  const email = authorization.user?.email;
  return isText(email) && email !== personName(authorization) ? email : undefined;
}
