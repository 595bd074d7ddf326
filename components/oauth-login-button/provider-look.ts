import { accentColors } from '../../src/brands/accent-colors.js';
import { providerName, type BrandColors } from '../../src/brands/index.js';
import { isSafeUrl } from '../../src/protocol/loopback.js';
import { parseUrl } from '../../src/protocol/parse-url.js';

/** How the endpoint's settings show a provider: what they say wins over what its brand prescribes. */
export interface ProviderAppearance {
  readonly id: string;
  readonly name: string;
  /** The address of its mark. */
  readonly icon?: string | undefined;
  readonly colors?: BrandColors | undefined;
}

/** Whether the endpoint's settings allow the address: https, http on this machine, or the picture itself. */
function isPicture(address: string): boolean {
  const url = parseUrl(address);
  return !!url && (isSafeUrl(url) || /^data:image\//i.test(address));
}

/** A provider as its row of the endpoint's list shows it; what the row may be, nobody has checked. */
export function appearanceIn(row: object, id: string): ProviderAppearance {
  const { name, icon, color } = row as Readonly<Record<string, unknown>>;
  return {
    id,
    name: typeof name === 'string' && name.trim() ? name : providerName(id),
    icon: typeof icon === 'string' && isPicture(icon) ? icon : undefined,
    colors: typeof color === 'string' && /^#[\da-f]{6}$/i.test(color) ? colorsFor(color) : undefined,
  };
}

function colorsFor(color: string): BrandColors {
  const { onAccent, edge } = accentColors(color);
  return { fill: color, border: edge, text: onAccent };
}
