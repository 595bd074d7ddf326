import { initialOf, type Brand } from '../../src/brands/index.js';
import { drawLogo } from '../draw-logo.js';
import type { LoginButton } from './login-button.js';
import type { ProviderAppearance } from './provider-appearance.js';

/** Each button's mark, and what it was drawn for: drawn once, however often the button is rendered. */
const marks = new WeakMap<LoginButton, { readonly key: string; readonly node: Element | undefined }>();

/** The address that each button could not load a picture from. */
const broken = new WeakMap<LoginButton, string>();

/**
 * The picture of the settings, else the provider's logo, else its initial in a circle; nothing where only the app may bring the
 * artwork.
 */
export function markOf(
  button: LoginButton,
  brand: Brand | undefined,
  { name, icon }: Pick<ProviderAppearance, 'name' | 'icon'>,
): Element | undefined {
  const picture = icon === broken.get(button) ? undefined : icon;
  const key = `${brand ? 'brand' : 'initial'} ${name} ${picture ?? ''}`;
  const known = marks.get(button);
  if (known?.key === key) return known.node;
  const node = picture
    ? asMark(drawPicture(picture, button))
    : brand
      ? logoOf(brand)
      : asMark(drawInitial(name));
  marks.set(button, { key, node });
  return node;
}

function asMark(drawing: Element): Element {
  drawing.setAttribute('part', 'icon');
  drawing.setAttribute('aria-hidden', 'true');
  return drawing;
}

function drawPicture(address: string, button: LoginButton): Element {
  const picture = document.createElement('img');
  picture.alt = '';
  picture.referrerPolicy = 'no-referrer';
  // A panel may list a hundred of which nobody looks at more than ten.
  picture.loading = 'lazy';
  picture.addEventListener('error', () => {
    broken.set(button, address);
    button.requestUpdate();
  });
  picture.src = address;
  return picture;
}

/** Each brand's logo, of which every button shows a copy. */
const logos = new WeakMap<Brand, SVGElement>();

function logoOf(brand: Brand): Element | undefined {
  const { logo, logoBackground } = brand;
  if (!logo) return undefined;
  let drawing = logos.get(brand);
  if (!drawing) {
    drawing = drawLogo(logo);
    asMark(drawing);
    if (logoBackground) drawing.dataset['plate'] = '';
    logos.set(brand, drawing);
  }
  return drawing.cloneNode(true) as Element;
}

function drawInitial(name: string): Element {
  const circle = document.createElement('span');
  circle.className = 'initial';
  // Drawn by the styles: it is no part of the label.
  circle.dataset['initial'] = initialOf(name);
  return circle;
}
