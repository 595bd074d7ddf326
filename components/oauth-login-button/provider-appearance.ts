import { brandOf } from '../../src/brands/index.js';
import type { OAuthSession } from '../../src/session/session.js';
import { appearanceIn, type ProviderAppearance } from './provider-look.js';

export type { ProviderAppearance } from './provider-look.js';

/** Sessions whose list was asked for. */
const asked = new WeakSet<OAuthSession>();

/**
 * A provider as the endpoint's list shows it, where a panel, a menu or the app has loaded the list; else as its brand does. Of a
 * provider without a known brand nobody else can say anything: the list is asked for, once the session is known.
 */
export function appearanceOf(session: OAuthSession | undefined, id: string): ProviderAppearance {
  const row = listed(session, id);
  if (session && id && !brandOf(id) && session.status !== 'loading' && !asked.has(session)) {
    asked.add(session);
    // The first read loads it.
    Reflect.get(session, 'providers');
  }
  return appearanceIn(row, id);
}

/** The list may be anything, as an endpoint has sent it. */
function listed(session: OAuthSession | undefined, id: string): Readonly<Record<string, unknown>> {
  const { providerList } = (session ?? {}) as { providerList?: unknown };
  const list: unknown[] = Array.isArray(providerList) ? providerList : [];
  return (list.find((one) => (Object(one) as { id?: unknown }).id === id) ?? {}) as Readonly<
    Record<string, unknown>
  >;
}
