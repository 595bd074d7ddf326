import { brandOf } from '../../src/brands/index.js';

const rem = (pixels: number): string => `${String(pixels / 16)}rem`;

/** A custom property for each value that is not empty. */
const properties = (values: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(values)
    .map(([name, value]) => (value ? `--_${name}:${value};` : ''))
    .join('');

/** The rule with the look that a provider prescribes, as custom properties of a button with `data-brand`; `""` for an unknown brand. */
export function brandStyles(id: string): string {
  const brand = brandOf(id);
  if (!brand) return '';
  const {
    light,
    dark,
    markColor,
    logoBackground,
    logoSize,
    gap,
    padding,
    fontSize,
    trailingSpace,
    minHeight,
  } = brand;
  const pair = (name: keyof typeof light): string => `light-dark(${light[name]},${dark[name]})`;
  const values = properties({
    fill: pair('fill'),
    line: pair('border'),
    text: pair('text'),
    mark: markColor,
    plate: logoBackground,
    // The layer of hover and press has to cover the logo's plate, or the plate would stand out of it.
    layer: logoBackground && '1',
    logo: `${String(logoSize)}px`,
    gap: `${String(gap)}px`,
    start: `${String(padding[0])}px`,
    end: trailingSpace
      ? `max(${String(padding[1])}px,${String(trailingSpace * 100)}%)`
      : `${String(padding[1])}px`,
    // All other brands have our height, which a page may change.
    least: minHeight < 44 ? `${String(minHeight)}px` : undefined,
    size: fontSize ? rem(fontSize) : undefined,
  });
  return `[data-brand=${id}]{${values}}`;
}
