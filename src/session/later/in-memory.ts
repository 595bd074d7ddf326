import type { OAuthSession } from '../session.js';

/** Sessions that may be in one page's memory alone, and whether they are: what other tabs say is not about those. */
const asked = new WeakMap<OAuthSession, () => boolean>();

export function tellWhetherInMemory(session: OAuthSession, isInMemory: () => boolean): void {
  asked.set(session, isInMemory);
}

export function isInMemory(session: OAuthSession): boolean {
  return asked.get(session)?.() ?? false;
}
