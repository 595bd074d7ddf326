import {
  accent,
  bad,
  badSurface,
  focusColor,
  hoverFill,
  initialCircle,
  ink,
  line,
  menuRadius,
  menuShadow,
  ownDirection,
  radius,
  soft,
  surface,
  wholeWords,
} from '../tokens.styles.js';

/** The menu, as CSS text; loaded with it. */
export const menuStyles = `
[part='menu'] {
  position: fixed;
  inset: auto;
  z-index: 1;
  margin: 0;
  box-sizing: border-box;
  inline-size: min(20rem, calc(100vw - 1rem));
  overflow: auto;
  overscroll-behavior: contain;
  /* In Firefox the track of a scrollbar covers the corners, and is white even in a dark page. */
  scrollbar-color: ${soft} transparent;
  padding: 6px;
  border: 1px solid;
  border-color: ${line};
  border-radius: ${menuRadius};
  background: var(--oauth-menu-background, ${surface});
  color: ${ink};
  box-shadow: ${menuShadow};
  overflow-wrap: anywhere;
}
[part='menu'][hidden] {
  display: none;
}
/* A page's rules win over ours for what it slots: without "!important", a reset such as Tailwind's would remove a row's padding. */
.row,
::slotted([slot='menu']) {
  display: flex !important;
  align-items: center !important;
  justify-content: start !important;
  gap: 0.75rem;
  box-sizing: border-box !important;
  inline-size: 100% !important;
  min-block-size: 2.75rem !important;
  margin: 0 !important;
  padding: 6px 10px !important;
  border: 0 !important;
  border-radius: ${radius};
  color: ${ink} !important;
  font-size: 0.9375rem;
  line-height: 1.25rem;
  text-align: start;
  text-wrap: balance;
  text-decoration: none !important;
  cursor: pointer;
}
/* Aligned with the words of the other rows, unless one of the app's rows has a picture. */
.plain ::slotted([slot='menu']) {
  padding-inline-start: calc(2rem + 26px) !important;
}
/* The ring around one avatar keeps its distance from the next. */
.person.row {
  min-block-size: 3.25rem !important;
}
.head {
  cursor: auto;
}
button.row:hover,
::slotted([slot='menu']:hover) {
  background: var(--oauth-badge-hover, ${hoverFill});
}
.row:focus-visible,
::slotted([slot='menu']:focus-visible) {
  outline: 2px solid ${focusColor};
  outline-offset: -2px;
}
.head [part='avatar'] {
  box-shadow: 0 0 0 2px var(--oauth-menu-background, ${surface}), 0 0 0 4px ${accent};
}
.who {
  min-inline-size: 0;
}
.detail bdi {
  min-inline-size: 0;
}
.title {
  font-size: 0.875rem;
  line-height: 1.125rem;
  font-weight: 600;
}
.detail {
  display: flex;
  white-space: pre;
  color: ${soft};
  font-size: 0.8125rem;
  line-height: 1rem;
}
/* A long address leaves the provider its room. */
.detail > * + * {
  flex: none;
  max-inline-size: 60%;
}
.icon {
  flex: none;
  inline-size: 1.25rem;
  block-size: 1.25rem;
  margin-inline: 8px;
  color: ${soft};
  fill: none;
  stroke: currentColor;
  stroke-width: 1.5;
  stroke-linecap: round;
  stroke-linejoin: round;
}
.icon:dir(rtl) {
  scale: -1 1;
}
.inner bdi {
  white-space: normal;
}
.row[aria-expanded]::after {
  content: '';
  flex: none;
  box-sizing: border-box;
  inline-size: 0.5rem;
  block-size: 0.5rem;
  margin-block-end: 0.25rem;
  margin-inline: auto 0.25rem;
  border: solid ${soft};
  border-width: 0 1.5px 1.5px 0;
  rotate: 45deg;
}
.row[aria-expanded='true']::after {
  margin-block-end: -0.25rem;
  rotate: 225deg;
}
/* Their marks stand below the words of the row that lists them. */
.inner.row {
  padding-inline-start: calc(2.5rem + 10px) !important;
}
${initialCircle}
/* The column where other rows have an avatar or a drawing. */
.column {
  flex: none;
  inline-size: 1.25rem;
  margin-inline: 8px;
}
.column .mark {
  position: static;
  inline-size: 1.25rem;
  block-size: 1.25rem;
  box-shadow: none;
}
.column .mark svg {
  inline-size: 1rem;
  block-size: 1rem;
}
.column > :is(.initial, img) {
  display: block;
  inline-size: 1.25rem;
  block-size: 1.25rem;
}
.column > .initial {
  line-height: 1.25rem;
}
.column > img {
  object-fit: contain;
}
.last,
.own {
  margin-block-start: 6px;
  padding-block-start: 6px;
  border-block-start: 1px solid;
  border-block-start-color: ${line};
}
.message {
  margin-block-start: 6px;
  padding: 8px 10px;
  border-radius: ${radius};
  background: ${badSurface};
  color: ${bad};
  font-size: 0.8125rem;
  line-height: 1.125rem;
  ${ownDirection}
}
.message:empty {
  display: none;
}
${wholeWords("[part='menu']")}
@media (forced-colors: active) {
  .row:focus-visible,
  ::slotted([slot='menu']:focus-visible) {
    outline-color: Highlight;
  }
  .head [part='avatar'] {
    outline: 2px solid;
    outline-offset: 2px;
  }
  .icon {
    color: inherit;
  }
}
@media (prefers-reduced-motion: no-preference) {
  [part='menu'] {
    animation: appear 160ms ease-out;
  }
  @keyframes appear {
    from {
      translate: 0 -4px;
    }
  }
}
`;
