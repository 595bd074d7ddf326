import { buttonStates } from '../button-states.styles.js';
import { initialCircle, ink, lineStrong, moreContrast, wholeWords } from '../tokens.styles.js';

/**
 * The look of a login button whose brand is known, as CSS text. A page may have thousands of buttons, so rules that only few of them need
 * are in other files.
 */
export const dressedStyles = `
/* The button is at least as high as its brand requires, and as the others in a panel. 14px of that are its padding and border. */
slot[name] {
  flex: none;
  align-items: center;
}
button:not(.icon) slot[name] {
  min-block-size: calc(var(--_row, var(--_least, 14px)) - 14px);
}
/* The colour is apart from the width: an invalid colour of the page must not remove the border, which would change the size. */
button {
  border: 1px solid;
  border-color: var(--oauth-button-border, ${lineStrong});
}
button[data-brand]:not(.neutral, [data-signed-in]) {
  padding-inline: var(--_start, 12px) var(--_end, 12px);
  border-color: var(--oauth-button-border, var(--_line));
  background: var(--oauth-button-background, var(--_fill));
  color: var(--oauth-button-color, var(--_text));
  font-size: var(--_size, inherit);
}
button.icon[data-brand] {
  padding: 11px;
  font-size: 0;
}
[data-brand] [part='label'] {
  margin-inline-start: var(--_gap, 10px);
}
/* Words of another language than the page's may have another direction. */
[part='label'] {
  min-inline-size: 0;
  unicode-bidi: plaintext;
}
/* Centres the label without a pseudo-element, which costs time in a page with a thousand buttons: the label ends as far before the end of the
   button as it begins after its start, and is never narrower than its text. The app's own mark may not have the 20px that this counts on. */
[aria-busy]:not([data-bare], [data-own-mark]) > slot[name] {
  margin-inline-end: -20px;
}
[aria-busy]:not([data-bare], [data-own-mark]) > [part='label'] {
  min-inline-size: fit-content;
  max-inline-size: calc(100% - 50px - var(--_gap, 10px));
  margin-inline-start: calc(20px + var(--_gap, 10px));
}
[data-own-mark]::before {
  content: '';
  flex: 999;
  max-inline-size: 30px;
  order: 1;
}
.icon [part='label'] {
  font-size: 0;
  /* With large text, the line would be higher than the mark. */
  line-height: 0;
}
/* Without a mark, which only the app may add, half of its room is on each side: the label is centred in a button of the same size. */
[data-bare]::before {
  max-inline-size: 0;
}
[data-bare] > slot {
  min-inline-size: 0;
}
[data-bare] > [part='label'] {
  margin-inline: 15px;
}
:disabled [part='icon'] {
  opacity: .5;
}
[part='icon'] {
  box-sizing: content-box;
  display: block;
  inline-size: 20px;
  block-size: 20px;
}
svg[part='icon'] {
  fill: currentColor;
}
img[part='icon'] {
  object-fit: contain;
}
[data-brand] svg[part='icon'] {
  inline-size: var(--_logo, 20px);
  block-size: var(--_logo, 20px);
  margin-inline: calc((20px - var(--_logo, 20px)) / 2);
}
.neutral svg[part='icon'],
[data-signed-in] svg[part='icon'] {
  color: var(--_mark, inherit);
}
svg[part='icon'][data-plate] {
  margin: -2px;
  padding: 2px;
  border-radius: 4px;
  background: var(--_plate);
  forced-color-adjust: none;
}
/* Takes the live region out of the flow, where even an empty one would add a line to every button. */
.heard {
  position: absolute;
}
/* On a light page a half-transparent plate looks like a stain. */
:disabled svg[part='icon'] {
  background: light-dark(transparent, var(--_plate));
}
${wholeWords("[part='label']")}${initialCircle}@media (forced-colors: active) {
  :is(button, .neutral, [data-signed-in]) svg[part='icon'] {
    color: ButtonText;
  }
}
${moreContrast}
${buttonStates}@media (prefers-contrast: more) {
  /* A brand may prescribe a pale border, or white text, in whose colour the border would vanish in a white page. */
  button[data-brand]:not(.neutral, [data-signed-in]) {
    border-color: ${ink};
  }
}
`;
