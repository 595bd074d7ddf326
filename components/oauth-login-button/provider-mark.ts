import { initialOf, type Brand } from '../../src/brands/index.js';
import type { LoginButton } from './login-button.js';

const svg = 'http://www.w3.org/2000/svg';

/** Each button's mark, and what it was drawn for: drawn once, however often the button is rendered. */
const marks = new WeakMap<LoginButton, { readonly key: string; readonly node: Element | undefined }>();

/** A provider's logo, or its initial in a circle; nothing where only the app may bring the artwork. */
export function markOf(button: LoginButton, brand: Brand | undefined, name: string): Element | undefined {
  const key = `${brand ? 'brand' : 'initial'} ${name}`;
  const known = marks.get(button);
  if (known?.key === key) return known.node;
  const node = brand ? drawLogo(brand) : drawInitial(name);
  node?.setAttribute('part', 'icon');
  node?.setAttribute('aria-hidden', 'true');
  marks.set(button, { key, node });
  return node;
}

// Made node by node: a page that requires Trusted Types lets no text become elements.
function drawLogo({ logo, logoBackground }: Brand): Element | undefined {
  if (!logo) return undefined;
  const drawing = document.createElementNS(svg, 'svg');
  drawing.setAttribute('viewBox', logo.viewBox);
  if (logoBackground) drawing.dataset['plate'] = '';
  for (const outline of logo.paths) {
    const path = document.createElementNS(svg, 'path');
    for (const [name, value] of Object.entries(outline)) path.setAttribute(name, String(value));
    drawing.append(path);
  }
  return drawing;
}

function drawInitial(name: string): Element {
  const circle = document.createElement('span');
  circle.className = 'initial';
  // Drawn by the styles: it is no part of the label.
  circle.dataset['initial'] = initialOf(name);
  return circle;
}
