import { accentColors } from '../../src/brands/accent-colors.js';
import { providerName, type BrandColors } from '../../src/brands/index.js';

/** How the endpoint's settings show a provider: what they say wins over what its brand prescribes. */
export interface ProviderAppearance {
  readonly name: string;
  /** The address of its mark. */
  readonly icon?: string | undefined;
  readonly colors?: BrandColors | undefined;
}

/** A provider as its row of the endpoint's list shows it; what the row may be, nobody has checked. */
export function appearanceIn(row: object, id: string): ProviderAppearance {
  const { name, icon, color } = row as Readonly<Record<string, unknown>>;
  return {
    name: typeof name === 'string' && name.trim() ? name : providerName(id),
    // The endpoint allows no other address; on a page of https, the browser loads no picture by http.
    icon: typeof icon === 'string' && /^(?:https?:\/\/|data:image\/)/i.test(icon) ? icon : undefined,
    colors: typeof color === 'string' && /^#[\da-f]{6}$/i.test(color) ? colorsFor(color) : undefined,
  };
}

function colorsFor(color: string): BrandColors {
  const { onAccent, edge } = accentColors(color);
  return { fill: color, border: edge, text: onAccent };
}
