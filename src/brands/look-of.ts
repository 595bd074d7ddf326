import { accentColors } from './accent-colors.js';
import { catalogColors } from './catalog-colors.js';
import { catalogMarks } from './catalog-marks.js';
import { brandOf } from './index.js';

/** How pages show a provider, in the form of its settings, which may override it. */
export interface Look {
  readonly color: string;
  readonly icon?: string;
}

/**
 * The look of a provider of the catalog, for the endpoint's list: pages load it with the list instead of with the elements. `undefined` for
 * brands that the elements know themselves, and for unknown providers.
 */
export function lookOf(id: string): Look | undefined {
  if (brandOf(id) || !Object.hasOwn(catalogColors, id)) return undefined;
  const color = catalogColors[id] ?? '';
  const mark = catalogMarks[id];
  return mark === undefined ? { color } : { color, icon: iconOf(mark, color) };
}

/** The mark on a plate of the provider's colour, so that it is visible on buttons of that colour, on white and on black. */
function iconOf(mark: string, color: string): string {
  const plate = `<rect width="24" height="24" rx="5" fill="${color}"/>`;
  const outline = `<path transform="translate(2.4 2.4)scale(.8)" fill="${accentColors(color).onAccent}" d="${mark}"/>`;
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${plate}${outline}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(drawing).replace(/'/g, '%27')}`;
}
