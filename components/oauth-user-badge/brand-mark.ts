import { brandOf } from '../../src/brands/index.js';
import { drawLogo } from '../draw-logo.js';

/** A provider's mark beside an avatar, 16 px wide; `undefined` where none is known. */
export function brandMark(provider: string): Element | undefined {
  const brand = brandOf(provider);
  if (!brand?.logo) return undefined;
  const plate = document.createElement('span');
  plate.className = 'mark';
  if (brand.logoBackground) plate.style.background = brand.logoBackground;
  const drawing = drawLogo(brand.logo);
  // A mark that is dark on its own button is the text's colour here, so that it is seen in dark pages too.
  if (brand.markColor) drawing.style.fill = brand.markColor;
  plate.append(drawing);
  return plate;
}
