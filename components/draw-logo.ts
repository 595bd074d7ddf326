import type { Logo } from '../src/brands/brand.js';

const svg = 'http://www.w3.org/2000/svg';

/** Draws a provider's logo node by node, because a page that requires Trusted Types refuses `innerHTML`. */
export function drawLogo({ viewBox, paths }: Logo): SVGElement {
  const drawing = document.createElementNS(svg, 'svg');
  drawing.setAttribute('viewBox', viewBox);
  for (const outline of paths) {
    const path = document.createElementNS(svg, 'path');
    for (const [name, value] of Object.entries(outline)) path.setAttribute(name, String(value));
    drawing.append(path);
  }
  return drawing;
}
