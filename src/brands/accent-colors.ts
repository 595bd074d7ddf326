import * as palette from './palette.js';

/** The least contrast ratios of WCAG 2.2: 1.4.3 for text, 1.4.11 for edges and marks. */
const textContrast = 4.5;
const edgeContrast = 3;

type Shades = Readonly<Record<'light' | 'dark', string>>;

/** The two colours of a pair of the palette. */
function shadesOf(pair: string): Shades {
  const [light = palette.black, dark = light] = pair.match(/#[\da-f]+/g) ?? [];
  return { light, dark };
}

/** The colours of cards, and of the edges and text on them. */
const [surfaces, lines, inks] = [palette.surface, palette.lineStrong, palette.ink].map(shadesOf) as [
  Shades,
  Shades,
  Shades,
];

/** The colours for text on an accent; the first readable one is taken. Black or white always is. */
const textColors = [palette.white, inks.light, palette.black] as const;

/** Our own accent, and the colours of an accent button in light and dark pages. */
const ownAccent = {
  accent: palette.accent as string,
  onAccent: palette.onAccent as string,
  edge: 'transparent',
  focus: palette.accent as string,
};

/**
 * The colours of a button that is filled with a site's accent, or with a provider's colour in the settings.
 * @param accent `#rrggbb`; `undefined` for our own accent.
 */
export function accentColors(accent: string | undefined): typeof ownAccent {
  if (accent === undefined) return ownAccent;
  const whereVisible = (own: string, other: Shades): string => {
    const [light, dark] = (['light', 'dark'] as const).map((scheme) =>
      contrast(accent, surfaces[scheme]) >= edgeContrast ? own : other[scheme],
    );
    return light === dark ? own : `light-dark(${light ?? own}, ${dark ?? own})`;
  };
  return {
    accent,
    onAccent: textColors.find((color) => contrast(color, accent) >= textContrast) ?? palette.black,
    // An accent that is nearly as dark or light as the card: the button needs an edge, and the focus ring another colour.
    edge: whereVisible('transparent', lines),
    focus: whereVisible(accent, inks),
  };
}

/** The contrast ratio of two colours (WCAG 2.2, "contrast ratio"), from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** @param color `#rgb` or `#rrggbb`. */
function luminance(color: string): number {
  const digits = color.slice(1).replace(/^(.)(.)(.)$/, '$1$1$2$2$3$3');
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = parseInt(digits.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
