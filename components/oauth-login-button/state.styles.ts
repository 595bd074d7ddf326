import { good, wholeWords } from '../tokens.styles.js';

/** The look of a login button while a login is under way, or somebody is signed in, as CSS text. */
export const stateStyles = `
[part='spinner'] {
  flex: none;
  box-sizing: border-box;
  display: block;
  inline-size: 20px;
  block-size: 20px;
  border: 2px solid;
  border-inline-end-color: transparent;
  border-radius: 50%;
  animation: turn .9s linear infinite;
}
@keyframes turn {
  to {
    rotate: 1turn;
  }
}
@keyframes pulse {
  50% {
    opacity: .3;
  }
}
/* The label keeps its room below the words of a state, so that nothing around the button moves. */
[data-state] [part='label'] {
  position: relative;
  visibility: hidden;
}
/* With large text, the words of a state may take two lines where the label takes one. At the usual size this is the height of every button. */
button[data-state]:not(.icon) {
  min-block-size: max(44px, 2.5rem + 4px);
}
/*
 * The smallest button has room for two lines. A longer name is cut off; screen readers still read it whole. The words extend a little
 * beyond the label at both ends.
 */
.now {
  position: absolute;
  inset-inline: -5px;
  inset-block-start: 50%;
  translate: 0 -50%;
  display: -webkit-box;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
  overflow: hidden;
  /* Two lines keep a distance from the edges of the button. Letters that are higher than their line are not cut off. */
  line-height: max(1.125rem, 1.05em);
  padding-block: 2px;
  text-align: center;
  unicode-bidi: plaintext;
  text-wrap: balance;
  visibility: visible;
}
[data-state='short'] .now {
  inset-inline: -8px;
  font-size: .8125rem;
  line-height: 1.125rem;
}
${wholeWords('.now')}
svg.tick[part='icon'] {
  fill: none;
  stroke: ${good};
  stroke-width: 2;
  stroke-linecap: round;
  stroke-linejoin: round;
}
@media (prefers-reduced-motion: reduce) {
  [part='spinner'] {
    border: 0;
    border-radius: 0;
    background: radial-gradient(circle, currentColor 2.5px, transparent 3px) 0 / 33.3% 100%;
    animation: pulse 2s ease-in-out infinite;
  }
}
@media (forced-colors: active) {
  svg.tick[part='icon'] {
    stroke: currentColor;
  }
  [part='spinner'] {
    color: ButtonText;
    forced-color-adjust: none;
  }
}
`;
