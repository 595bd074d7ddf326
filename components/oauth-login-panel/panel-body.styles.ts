import {
  accent,
  cardShadow,
  focusRing,
  hoverFill,
  ink,
  line,
  moreContrast,
  onAccent,
  outlined,
  ownDirection,
  radius,
  soft,
  wholeWords,
} from '../tokens.styles.js';

/** The content of the card, as CSS text; loaded after the card. */
export const panelBodyStyles = `
[part='panel'] {
  position: relative;
  min-block-size: 0;
  border: 1px solid;
  border-color: ${line};
  box-shadow: ${cardShadow};
  /* Set on the card, because its background is ours: a page's rule for every element changes the colour of the host. */
  color: ${ink};
  font-size: 0.9375rem;
  line-height: 1.25rem;
  overflow-wrap: anywhere;
}
h2,
p {
  margin: 0;
  ${ownDirection}
  text-wrap: pretty;
}
h2 {
  font-size: 1.375rem;
  line-height: 1.75rem;
  font-weight: 600;
  letter-spacing: -0.015em;
  word-break: keep-all;
}
h2:lang(ja) {
  word-break: inherit;
}
/* A site's name moves to the next line before it is broken, such as at the hyphen of a host. */
h2 > span {
  display: inline-block;
  max-inline-size: 100%;
}
/* The page's rules win over this: it may want a margin there. */
::slotted([slot='header']) {
  margin: 0;
}
.unknown {
  visibility: hidden;
}
.sub {
  color: ${soft};
  line-height: 1.375rem;
}
ul {
  display: grid;
  gap: 8px;
  margin: 1.25rem 0 0;
  padding: 0;
  list-style: none;
}
li {
  position: relative;
}
oauth-login-button {
  display: block;
  inline-size: 100%;
  /* The greatest height that a brand requires, so that all buttons are equally high. */
  --_row: 41px;
}
.last-used {
  position: absolute;
  z-index: 1;
  /* It covers 8px of the button, however large its text is. */
  inset-block-end: calc(100% - 8px);
  inset-inline-end: 12px;
  padding: 0 7px;
  border-radius: 999px;
  background: ${accent};
  color: ${onAccent};
  font-size: 0.6875rem;
  line-height: 1rem;
  font-weight: 600;
  pointer-events: none;
}
.bone {
  min-block-size: 2.75rem;
  border-radius: ${radius};
  background: ${hoverFill};
}
.more,
.again,
[type='search'] {
  ${outlined}
  inline-size: 100%;
  min-block-size: 2.75rem;
  margin-block-start: 8px;
  padding: 4px 12px;
}
[type='search'] {
  /* iOS magnifies the page when a field has smaller text. */
  font-size: max(1rem, 16px);
}
.more,
.again {
  font-weight: 500;
  cursor: pointer;
}
.again {
  margin-block-start: 12px;
}
.more {
  display: flex;
  align-items: center;
  justify-content: center;
  border-color: transparent;
}
.more:hover,
.again:hover {
  background: ${hoverFill};
}
.more::after {
  content: '';
  flex: none;
  inline-size: 0.375rem;
  block-size: 0.375rem;
  margin-block-end: 0.2rem;
  margin-inline-start: 0.625rem;
  border: solid;
  border-width: 0 1.5px 1.5px 0;
  rotate: 45deg;
}
.more[aria-expanded='true']::after {
  margin-block-end: 0;
  rotate: 225deg;
}
.others {
  margin-block-start: 8px;
}
.many {
  /* The height is fixed, so that what is below doesn't move while somebody types. At the end of the list, the page scrolls on. */
  block-size: min(22rem, 60vh);
  overflow: auto;
  /* Room for the ring of focus, and for "Last used". */
  margin: 4px -4px 0;
  padding: 4px;
  outline-offset: -2px;
}
.many ul {
  margin: 4px 0 0;
}
.many ul[hidden] {
  display: none;
}
.many li:not(:has(.last-used)) {
  content-visibility: auto;
  contain-intrinsic-block-size: auto 3.25rem;
  /* "content-visibility" clips what is painted outside, such as the focus ring. */
  margin: -4px;
  padding: 4px;
}
[part='remember'] {
  display: flex;
  align-items: center;
  gap: 10px;
  box-sizing: border-box;
  min-block-size: 2.75rem;
  margin-block: 8px -4px;
  padding-block: 8px;
  text-wrap: balance;
  cursor: pointer;
}
[type='checkbox'] {
  flex: none;
  inline-size: 1.125rem;
  block-size: 1.125rem;
  margin: 0;
  accent-color: ${accent};
  cursor: inherit;
}
/* While the number of providers is unknown, what stands below the list is hidden, because it would move. */
ul[aria-hidden] ~ :is(label, slot) {
  visibility: hidden;
}
slot[name='footer'] {
  display: block;
  color: ${soft};
  font-size: 0.8125rem;
  line-height: 1.125rem;
  text-align: center;
}
/* A page's CSS reset must not remove this margin, and neither the browser nor a style sheet may make a <small> even smaller. */
::slotted([slot='footer']) {
  margin: 12px 0 0 !important;
  font-size: inherit !important;
}
.note {
  margin-block-start: 20px;
}
b {
  font-weight: 600;
}
${focusRing(':is(button, input)')}
[role='status'] {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
}
[hidden] {
  display: none;
}
@media (max-width: 26rem) {
  :host {
    max-inline-size: none;
  }
  [part='panel'] {
    padding: 1rem;
    border: 0;
    border-radius: 0;
    box-shadow: none;
  }
}
@media (forced-colors: active) {
  .bone {
    border: 1px solid;
  }
  .last-used {
    outline: 1px solid;
  }
}
${wholeWords('section')}
${moreContrast}
`;
