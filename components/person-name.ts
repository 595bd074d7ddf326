import { providerName } from '../src/brands/names.js';
import type { Authorization } from '../src/protocol/authorization.js';

/** What to call a person; never empty. */
export function personName({ user, provider }: Authorization): string {
  return [user?.name, user?.email, user?.id].find(Boolean) ?? providerName(provider);
}

/** A person's e-mail address where it says more than their name; else `undefined`. */
export function personEmail(authorization: Authorization): string | undefined {
  const email = authorization.user?.email;
  return email && email !== personName(authorization) ? email : undefined;
}
