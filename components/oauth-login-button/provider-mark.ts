import { initialOf, type Brand } from '../../src/brands/index.js';
import { drawLogo } from '../draw-logo.js';
import type { LoginButton } from './login-button.js';
import type { ProviderAppearance } from './provider-appearance.js';

/** Each button's mark, with a key of what it shows: it is drawn once, however often the button is rendered. */
const marks = new WeakMap<LoginButton, { readonly key: string; readonly node: Element | undefined }>();

/** The address of each button's picture that could not be loaded. */
const broken = new WeakMap<LoginButton, string>();

/**
 * A button's mark: the picture of the settings, else the provider's logo, else its initial in a circle. `undefined` if only the app may add
 * the brand's mark.
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
  const node = picture ? asMark(drawPicture(picture, button)) : logoOrInitial(brand, name);
  marks.set(button, { key, node });
  return node;
}

function logoOrInitial(brand: Brand | undefined, name: string): Element | undefined {
  return brand ? logoOf(brand) : asMark(drawInitial(name));
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
  // A panel may list a hundred providers, most of which nobody scrolls to.
  picture.loading = 'lazy';
  picture.addEventListener('error', () => {
    broken.set(button, address);
    button.requestUpdate();
  });
  picture.src = address;
  return picture;
}

/** One drawing of each brand's logo; every button shows a copy. */
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
  // The styles draw it, so that it is no part of the label.
  circle.dataset['initial'] = initialOf(name);
  return circle;
}
