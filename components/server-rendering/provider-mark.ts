import { initialOf, type Brand } from '../../src/brands/index.js';
import { markup, type Markup } from './markup.js';

const outlinesOf = ({ paths }: NonNullable<Brand['logo']>): readonly Markup[] =>
  paths.map(({ d, fill }) => markup`<path d="${d}"${fill ? markup` fill="${fill}"` : undefined}></path>`);

/**
 * The picture of the settings, else the provider's logo, else its initial; nothing where only the app may bring the artwork.
 * @param picture its address.
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

/** A provider's logo beside an avatar; nothing where none is known. */
export function markBesideAvatar(brand: Brand | undefined): Markup | undefined {
  if (!brand?.logo) return undefined;
  return markup`<span class="mark"><svg viewBox="${brand.logo.viewBox}">${outlinesOf(brand.logo)}</svg></span>`;
}

/** Of somebody who is signed in. */
export const tick = markup`<svg part="icon" class="tick" viewBox="0 0 20 20" aria-hidden="true"><path d="m4 10.5 4 4 8-9"></path></svg>`;
