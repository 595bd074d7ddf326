import { focusColor, hoverFill, soft } from './tokens.styles.js';

/**
 * The hover, press, focus and disabled states of a button with a box, as CSS text. Hover and press add a translucent layer in the colour of
 * the text: `opacity` on the button would make its text harder to read. The layer exists only during hover and press, because a page may
 * have a thousand buttons. The class `off` makes a button look disabled and leaves it focusable.
 */
export const buttonStates = `
button {
  cursor: pointer;
}
button:is(:hover, :active) {
  transition: background-color .12s ease-out, border-color .12s ease-out, color .12s ease-out;
  position: relative;
  isolation: isolate;
}
button:is(:hover, :active)::after {
  content: '';
  position: absolute;
  inset: -1px;
  z-index: var(--_layer, -1);
  border-radius: inherit;
  background: currentColor;
  opacity: .08;
  pointer-events: none;
  transition: opacity .12s ease-out;
}
button:active::after {
  opacity: .14;
}
@starting-style {
  button:is(:hover, :active)::after {
    opacity: 0;
  }
}
button:is(:disabled:disabled, .off.off) {
  border-color: transparent;
  background: ${hoverFill};
  color: ${soft};
  cursor: not-allowed;
}
button:is(:disabled, .off)::after {
  display: none;
}
:focus-visible {
  outline: 2px solid ${focusColor};
  outline-offset: 2px;
}
@media (prefers-contrast: more) {
  button:not(.text) {
    border-color: currentColor;
  }
}
@media (prefers-reduced-motion: reduce) {
  button,
  button:is(:hover, :active)::after {
    transition: none;
  }
}
@media (forced-colors: active) {
  button:is(:hover, :active)::after {
    display: none;
  }
  button:hover {
    border-color: Highlight;
  }
  :focus-visible {
    outline-color: Highlight;
  }
  button:is(:disabled:disabled, .off.off) {
    border-color: GrayText;
    color: GrayText;
  }
}
`;
