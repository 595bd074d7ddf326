import { accentColors } from '../../src/brands/accent-colors.js';
import { providerName, type BrandColors } from '../../src/brands/index.js';
import { isSafeUrl } from '../../src/protocol/loopback.js';
import { parseUrl } from '../../src/protocol/parse-url.js';

/** How to show a provider. The endpoint's settings win over its brand. */
export interface ProviderAppearance {
  readonly id: string;
  readonly name: string;
  /** The address of its mark. */
  readonly icon?: string | undefined;
  readonly colors?: BrandColors | undefined;
}

/** Whether an address is one that the endpoint's settings allow: https, http on this machine, or a `data:` picture. */
function isPicture(address: string): boolean {
  const url = parseUrl(address);
  return !!url && (isSafeUrl(url) || /^data:image\//i.test(address));
}

/** How to show a provider by its row in the endpoint's list. The row is unchecked. */
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
