/*
 * Our own colours: those of the elements, of the endpoint's pages and of the demo. No other file contains a colour that isn't a provider's;
 * style sheets and documentation, which can't import, repeat these. Each is a pair for light and dark pages.
 */

/** Text. */
export const ink = 'light-dark(#14181c, #eef1f3)';
/** Secondary text. */
export const soft = 'light-dark(#59626c, #a2abb5)';
/** The background of buttons, cards and menus. */
export const surface = 'light-dark(#fff, #171b1f)';
/** The background behind those, on the endpoint's own pages. */
export const page = 'light-dark(#f7f8f8, #0e1113)';
/** Lines that only divide. */
export const line = 'light-dark(#dde2e6, #30363d)';
/** The border of buttons and fields. */
export const lineStrong = 'light-dark(#8c949c, #6b747e)';
/** Links, and what is most important. */
export const accent = 'light-dark(#0f766e, #5ecbbf)';
export const onAccent = 'light-dark(#fff, #06201d)';
export const bad = 'light-dark(#b3261e, #ff9b94)';
export const badSurface = 'light-dark(#fdf1f0, #2d1716)';
export const good = 'light-dark(#18794e, #4cc38a)';
/** The background of disabled buttons, of rows below the pointer, and of code. */
export const hoverFill = 'light-dark(#f1f3f4, #22272c)';

/** The shadows of cards and of menus. */
export const cardShadow = '0 1px 2px #0000000a, 0 8px 24px #0000000f';
export const menuShadow = '0 2px 4px #0000000d, 0 16px 40px #00000024';

/** The backgrounds of a person's initials. White text is readable on each. */
export const hues = ['#2f4b8f', '#7a4712', '#0c625a', '#86295f', '#5a3d9c', '#8c2f1f'] as const;
export const white = '#fff';
export const black = '#000';
