import { initialOf, type Brand } from '../../src/brands/index.js';
import { markup, type Markup } from './markup.js';

const outlinesOf = ({ paths }: NonNullable<Brand['logo']>): readonly Markup[] =>
  paths.map(({ d, fill }) => markup`<path d="${d}"${fill ? markup` fill="${fill}"` : undefined}></path>`);

/**
 * A button's mark: the picture of the settings, else the provider's logo, else its initial. `undefined` if only the app may add the brand's
 * mark.
 * @param picture the address of the picture.
 */
export function markInButton(
  brand: Brand | undefined,
  name: string,
  picture: string | undefined,
): Markup | undefined {
  if (picture)
    return markup`<img alt="" referrerpolicy="no-referrer" src="${picture}" part="icon" aria-hidden="true">`;
  if (!brand)
    return markup`<span class="initial" data-initial="${initialOf(name)}" part="icon" aria-hidden="true"></span>`;
  const { logo, logoBackground } = brand;
  if (!logo) return undefined;
  const plate = logoBackground ? markup` data-plate=""` : undefined;
  return markup`<svg viewBox="${logo.viewBox}"${plate} part="icon" aria-hidden="true">${outlinesOf(logo)}</svg>`;
}

/** A provider's logo beside an avatar; `undefined` if there is none. */
export function markBesideAvatar(brand: Brand | undefined): Markup | undefined {
  if (!brand?.logo) return undefined;
  return markup`<span class="mark"><svg viewBox="${brand.logo.viewBox}">${outlinesOf(brand.logo)}</svg></span>`;
}

/** The mark in the button of a provider that somebody is signed in with. */
export const tick = markup`<svg part="icon" class="tick" viewBox="0 0 20 20" aria-hidden="true"><path d="m4 10.5 4 4 8-9"></path></svg>`;
