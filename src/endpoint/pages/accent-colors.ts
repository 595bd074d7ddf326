/** Text on an accent: the first that can be read on it. Black or white always can. */
const textColors = ['#ffffff', '#14181c', '#000000'] as const;

/** WCAG 2.2 success criterion 1.4.3: text, and 1.4.11: edges and marks. */
const textContrast = 4.5;
const edgeContrast = 3;

/** Cards in light and dark. */
const surfaces = { light: '#ffffff', dark: '#171b1f' } as const;

/** Edges and text that are seen on these cards. */
const lines = { light: '#8c949c', dark: '#6b747e' } as const;
const inks = { light: '#14181c', dark: '#eef1f3' } as const;

/** Our own accent, and the colours of an accent button in both schemes. */
const ownAccent = {
  accent: 'light-dark(#0f766e, #5ecbbf)',
  onAccent: 'light-dark(#fff, #06201d)',
  edge: 'transparent',
  focus: 'light-dark(#0f766e, #5ecbbf)',
};

/**
 * The colours that follow from a site's accent.
 * @param accent `#rrggbb`; ours if there is none.
 */
export function accentColors(accent: string | undefined): typeof ownAccent {
  if (accent === undefined) return ownAccent;
  const where = (own: string, other: Readonly<Record<'light' | 'dark', string>>): string => {
    const [light, dark] = (['light', 'dark'] as const).map((scheme) =>
      contrast(accent, surfaces[scheme]) >= edgeContrast ? own : other[scheme],
    );
    return light === dark ? own : `light-dark(${light ?? own}, ${dark ?? own})`;
  };
  return {
    accent,
    onAccent: textColors.find((color) => contrast(color, accent) >= textContrast) ?? '#000000',
    // An accent that is as dark or light as the card: the button needs an edge, and the focus ring another colour.
    edge: where('transparent', lines),
    focus: where(accent, inks),
  };
}

/** The contrast ratio of two colours (WCAG 2.2, "contrast ratio"), from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
