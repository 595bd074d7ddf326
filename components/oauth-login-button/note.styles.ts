import {
  accent,
  bad,
  badSurface,
  hoverFill,
  ink,
  line,
  menuShadow,
  ownDirection,
  radius,
  soft,
  surface,
  wholeWords,
} from '../tokens.styles.js';

/** The live region of a login button, and the note below it: a hint while a login is under way, or an error. CSS text. */
export const noteStyles = `
:host {
  position: relative;
}
.heard {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
}
.note {
  box-sizing: border-box;
  margin: 0;
  border: 0;
  inline-size: auto;
  color: ${soft};
  font-size: .8125rem;
  font-weight: 400;
  line-height: 1.125rem;
  text-align: start;
  text-wrap: pretty;
}
.note > * {
  display: flex;
  flex-wrap: wrap;
  gap: 4px 16px;
  padding-block-start: 4px;
  align-items: center;
}
.in-flow:not(.failed) > * {
  padding-block: 6px 20px;
}
/* Where the button has no line of its own, the note lies over the page, so that nothing moves. */
.over {
  position: absolute;
  inset-block-start: calc(100% + 6px);
  inset-inline-start: 0;
  z-index: 1;
  inline-size: 20rem;
  max-inline-size: calc(100vw - 16px);
  padding: 12px;
  border: 1px solid;
  border-color: ${line};
  border-radius: ${radius};
  background: ${surface};
  box-shadow: ${menuShadow};
}
.over > * {
  padding: 0;
}
.over:popover-open {
  position: fixed;
  inset: auto;
}
.choices {
  display: flex;
  flex-wrap: wrap;
  gap: 6px 16px;
  margin-inline-start: auto;
}
/* Words that long buttons would squeeze get a line of their own. */
.note span {
  flex: 1 1 60%;
}
/* Spans inside get no direction of their own: the button after a sentence follows the direction of that sentence. */
.note div > span {
  ${ownDirection}
}
.note [part='error'] {
  color: ${ink};
}
b {
  font-weight: 600;
}
.error {
  align-items: start;
  gap: 0 8px;
}
.error > svg {
  flex: none;
  inline-size: 16px;
  block-size: 18px;
  fill: none;
  stroke: ${bad};
  stroke-width: 1.5;
  stroke-linecap: round;
}
.in-flow.failed {
  margin-block-start: 8px;
  padding: 5px 12px 9px;
  border-radius: ${radius};
  background: ${badSurface};
}
.over.failed {
  background: ${badSurface};
}
.in-flow.cancelled {
  background: ${hoverFill};
}
.over.cancelled {
  background: ${surface};
}
.cancelled svg {
  stroke: ${soft};
}
:host .text {
  position: relative;
  isolation: isolate;
  display: inline-block;
  inline-size: auto;
  min-inline-size: 28px;
  min-block-size: 24px;
  /* The lines of a text with a button in it stay 18 px apart. */
  margin-block: -3px;
  padding: 0;
  border: 0;
  border-radius: 4px;
  background: none;
  color: ${accent};
  font: inherit;
  font-weight: 600;
  text-align: start;
}
:host .choices .text {
  text-align: end;
}
.text::before {
  display: none;
}
/* The area that can be pressed is 44px high. It covers the lines and the padding around, and nothing outside of the element. */
:host .text::after {
  content: '';
  display: block;
  position: absolute;
  inset-block: -10px;
  /* A short word is pressed from the 16px before it, too. */
  inset-inline: min(0px, 100% - 44px) 0;
  z-index: -1;
  background: none;
  pointer-events: auto;
}
.in-flow:not(.failed) .text::after {
  inset-block: -3px -17px;
}
.in-flow.failed .text::after {
  inset-block: -14px -6px;
}
.text:hover {
  text-decoration: underline;
}
${wholeWords('.note')}
@media (forced-colors: active) {
  /* In forced colours it would look like the bold words beside it. */
  :host .text {
    text-decoration: underline;
  }
  .failed {
    outline: 1px solid;
    outline-offset: -1px;
  }
  .error > svg {
    stroke: currentColor;
  }
  .over {
    border: 1px solid;
  }
}
`;
