import { brandOf, initialOf } from '../../brands/index.js';
import { html, trusted, type Html } from './html.js';

const mark = (shapes: string): Html =>
  trusted(
    `<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="11"/>${shapes}</svg>`,
  );

/** The drawing on top of a page, by what the page says. */
export const outcomeMarks = {
  success: mark('<path pathLength="1" d="m7.5 12.4 3 3 6-6.4"/>'),
  error: mark('<path d="M12 6.8v6.4m0 3.6v.1"/>'),
  cancelled: mark('<path d="m8.8 8.8 6.4 6.4m0-6.4-6.4 6.4"/>'),
};

const arrow = trusted(
  '<svg class="arrow" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 12h15m-5.5-5.5L19 12l-5.5 5.5"/></svg>',
);

export interface MarkedProvider {
  readonly id: string;
  readonly name: string;
  readonly icon?: string | undefined;
}

/** A site and the provider that it asks to sign in with, as two marks with an arrow. What they mean, the title says. */
export function partyMarks(site: string, provider: MarkedProvider): Html {
  return html`<div class="parties" aria-hidden="true">
    <span class="party">${initialOf(site)}</span>${arrow}${providerMark(provider)}
  </div>`;
}

/** What has to lie behind the provider's own mark. */
export function plateStyle({ id, icon }: MarkedProvider): string {
  const color = icon === undefined && brandOf(id)?.logoBackground;
  return color ? `.plate { background: ${color} }` : '';
}

/** The icon of the settings, else the brand's own mark, else the first letter. */
function providerMark({ id, name, icon }: MarkedProvider): Html {
  if (icon !== undefined) return html`<span class="party"><img src="${icon}" alt="" /></span>`;
  const brand = brandOf(id);
  if (!brand?.logo) return html`<span class="party">${initialOf(name)}</span>`;
  const { viewBox, paths } = brand.logo;
  // Rows of our own, never a word from outside.
  const shapes = paths.map(
    ({ d, fill }) => `<path fill="${fill ?? brand.markColor ?? 'currentColor'}" d="${d}"/>`,
  );
  return html`<span class="party${brand.logoBackground ? ' plate' : ''}"
    ><svg viewBox="${viewBox}">${trusted(shapes.join(''))}</svg></span
  >`;
}
