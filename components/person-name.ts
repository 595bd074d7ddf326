import { providerName } from '../src/brands/names.js';
import type { Authorization } from '../src/protocol/authorization.js';

/** Text that is not empty: a page of another version may tell this one anything of a person, which could not be shown. */
function isText(one: unknown): one is string {
  return typeof one === 'string' && !!one;
}

/** What to call a person; never empty. */
export function personName({ user, provider }: Authorization): string {
  return [user?.name, user?.email, user?.id].find(isText) ?? providerName(provider);
}

/** A person's e-mail address where it says more than their name; else `undefined`. */
export function personEmail(authorization: Authorization): string | undefined {
  const email = authorization.user?.email;
  return isText(email) && email !== personName(authorization) ? email : undefined;
}
