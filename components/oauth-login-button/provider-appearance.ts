import { accentColors } from '../../src/brands/accent-colors.js';
import { brandOf, providerName, type BrandColors } from '../../src/brands/index.js';
import type { OAuthSession } from '../../src/session/session.js';

/** How the endpoint's settings show a provider: what they say wins over what its brand prescribes. */
export interface ProviderAppearance {
  readonly name: string;
  /** The address of its mark. */
  readonly icon?: string | undefined;
  readonly colors?: BrandColors | undefined;
}

/** Sessions whose list was asked for. */
const asked = new WeakSet<OAuthSession>();

/**
 * A provider as the endpoint's list shows it, where a panel, a menu or the app has loaded the list; else as its brand does. Of a
 * provider without a known brand nobody else can say anything: the list is asked for, once the session is known.
 */
export function appearanceOf(session: OAuthSession | undefined, id: string): ProviderAppearance {
  const { name, icon, color } = listed(session, id);
  if (session && id && !brandOf(id) && session.status !== 'loading' && !asked.has(session)) {
    asked.add(session);
    // The first read loads it.
    Reflect.get(session, 'providers');
  }
  return {
    name: typeof name === 'string' && name.trim() ? name : providerName(id),
    // The endpoint allows no other address; on a page of https, the browser loads no picture by http.
    icon: typeof icon === 'string' && /^(?:https?:\/\/|data:image\/)/i.test(icon) ? icon : undefined,
    colors: typeof color === 'string' && /^#[\da-f]{6}$/i.test(color) ? colorsFor(color) : undefined,
  };
}

/** The list may be anything, as an endpoint has sent it. */
function listed(session: OAuthSession | undefined, id: string): Readonly<Record<string, unknown>> {
  const { providerList } = (session ?? {}) as { providerList?: unknown };
  const list: unknown[] = Array.isArray(providerList) ? providerList : [];
  return (list.find((one) => (Object(one) as { id?: unknown }).id === id) ?? {}) as Readonly<
    Record<string, unknown>
  >;
}

function colorsFor(color: string): BrandColors {
  const { onAccent, edge } = accentColors(color);
  return { fill: color, border: edge, text: onAccent };
}
