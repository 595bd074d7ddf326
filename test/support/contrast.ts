type Rgb = readonly [red: number, green: number, blue: number];

/** A colour as `#rgb`, `#rrggbb` or `#rrggbbaa`, the last laid over another. */
function rgbOf(color: string, over = '#fff'): Rgb {
  const digits = color.slice(1).replace(/^(.)(.)(.)$/, '$1$1$2$2$3$3');
  if (!/^(?:[\da-f]{6}|[\da-f]{8})$/i.test(digits)) throw new Error(`${color} is no colour`);
  const [red = 0, green = 0, blue = 0, alpha = 255] = (digits.match(/../g) ?? []).map((pair) =>
    parseInt(pair, 16),
  );
  if (alpha === 255) return [red, green, blue];
  const below = rgbOf(over);
  const mix = (value: number, index: 0 | 1 | 2): number =>
    (value * alpha + below[index] * (255 - alpha)) / 255;
  return [mix(red, 0), mix(green, 1), mix(blue, 2)];
}

const luminance = (rgb: Rgb): number => {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** The ratio of WCAG, between 1 and 21. */
export function contrast(text: string, background: string): number {
  const [one, two] = [luminance(rgbOf(text, background)), luminance(rgbOf(background))];
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
}
