import { brandOf } from '../../src/brands/index.js';

const svg = 'http://www.w3.org/2000/svg';

/** A provider's mark beside an avatar, 16 px wide; `undefined` where none is known. */
export function brandMark(provider: string): Element | undefined {
  const brand = brandOf(provider);
  if (!brand?.logo) return undefined;
  const plate = document.createElement('span');
  plate.className = 'mark';
  if (brand.logoBackground) plate.style.background = brand.logoBackground;
  const drawing = document.createElementNS(svg, 'svg');
  drawing.setAttribute('viewBox', brand.logo.viewBox);
  // A mark that is dark on its own button is the text's colour here, so that it is seen in dark pages too.
  if (brand.markColor) drawing.style.fill = brand.markColor;
  // Made node by node: a page that requires Trusted Types lets no text become elements.
  for (const outline of brand.logo.paths) {
    const path = document.createElementNS(svg, 'path');
    for (const [name, value] of Object.entries(outline)) path.setAttribute(name, String(value));
    drawing.append(path);
  }
  plate.append(drawing);
  return plate;
}
