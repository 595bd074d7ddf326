import * as palette from '../src/brands/palette.js';

/*
 * The public custom properties that several elements read, each with its default: a page sets one, and every element follows.
 * Light and dark follow the `color-scheme` of the page.
 */

/** Text. */
export const ink = `var(--oauth-ink, ${palette.ink})`;
/** Secondary text. */
export const soft = `var(--oauth-soft, ${palette.soft})`;
/** The background of buttons, cards and menus. */
export const surface = `var(--oauth-surface, ${palette.surface})`;
/** The background behind those, on the endpoint's own pages. */
export const page = `var(--oauth-page, ${palette.page})`;
/** Lines that only divide. */
export const line = `var(--oauth-line, ${palette.line})`;
/** The border of buttons and fields. */
export const lineStrong = `var(--oauth-line-strong, ${palette.lineStrong})`;
export const radius = `var(--oauth-radius, 8px)`;
/** Links, and what is most important. */
export const accent = `var(--oauth-accent, ${palette.accent})`;
export const onAccent = `var(--oauth-on-accent, ${palette.onAccent})`;
/** The ring of keyboard focus. */
export const focusColor = `var(--oauth-focus-color, ${accent})`;
/** A rule for that ring. In forced colours it has the system's colour. */
export const focusRing = (selector: string): string => `
${selector}:focus-visible {
  outline: 2px solid ${focusColor};
  outline-offset: 2px;
}
@media (forced-colors: active) {
  ${selector}:focus-visible {
    outline-color: Highlight;
  }
}
`;
/** The declarations of a button with a border and without a fill, as on the endpoint's own pages. */
export const outlined = `box-sizing: border-box;
  border: 1px solid;
  border-color: ${lineStrong};
  border-radius: ${radius};
  background: none;
  color: ${ink};
  font: inherit;`;
/** For people who ask for more contrast: secondary text and all lines get the colour of text. */
export const moreContrast = `
@media (prefers-contrast: more) {
  :host {
    --oauth-soft: ${ink};
    --oauth-line: ${ink};
    --oauth-line-strong: ${ink};
  }
}
`;
/**
 * Lines of Chinese, Japanese and Korean break at spaces and punctuation, and lines of Japanese between phrases where the browser knows
 * them. Only a word that is longer than a line is cut.
 */
export const wholeWords = (selector: string): string => `
${selector}:is(:lang(zh), :lang(ja), :lang(ko)) {
  word-break: keep-all;
  overflow-wrap: anywhere;
}
${selector}:lang(ja) {
  word-break: auto-phrase;
}
`;
/**
 * The direction of a text follows its own letters, so that its full stop and names in it are at the right place. Its alignment follows its
 * box. The page may have another direction than the words (Unicode Bidirectional Algorithm, rules P2 and P3).
 */
export const ownDirection =
  'unicode-bidi: plaintext; text-align: -webkit-match-parent; text-align: match-parent;';
/** The initial of a provider without a mark, in a circle. */
export const initialCircle = `
.initial::before {
  content: attr(data-initial);
}
.initial {
  border-radius: 50%;
  background: ${palette.hoverFill};
  box-shadow: inset 0 0 0 1px ${line};
  color: ${ink};
  /* Visible where forced colours remove the fill. */
  outline: 1px solid transparent;
  outline-offset: -1px;
  font: 600 11px/20px system-ui, sans-serif;
  text-align: center;
  overflow: hidden;
}
`;
export const bad = `var(--oauth-error-color, var(--oauth-bad, ${palette.bad}))`;
export const badSurface = `var(--oauth-bad-surface, ${palette.badSurface})`;
export const good = `var(--oauth-good, ${palette.good})`;
export const menuRadius = `var(--oauth-menu-radius, 14px)`;
export const cardRadius = `var(--oauth-card-radius, 16px)`;
export { cardShadow, hoverFill, menuShadow } from '../src/brands/palette.js';
