import { brandOf } from '../../src/brands/index.js';
import { drawLogo } from '../draw-logo.js';

/** A provider's mark beside an avatar, 16px wide; `undefined` if there is none. */
export function brandMark(provider: string): Element | undefined {
  const brand = brandOf(provider);
  if (!brand?.logo) return undefined;
  const plate = document.createElement('span');
  plate.className = 'mark';
  if (brand.logoBackground) plate.style.background = brand.logoBackground;
  const drawing = drawLogo(brand.logo);
  // A mark without a colour of its own has the colour of the text, so that it is visible on dark pages, too.
  if (brand.markColor) drawing.style.fill = brand.markColor;
  plate.append(drawing);
  return plate;
}
