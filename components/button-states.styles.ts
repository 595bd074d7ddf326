import { focusColor, hoverFill, soft } from './tokens.styles.js';

/**
 * What a button in a box of its own shows of the pointer, the keyboard and of being disabled, as plain text. Pointer and press are a
 * layer of the text's colour, never `opacity` on the button, which would make its text harder to read. `off` is for a button that
 * looks disabled and keeps the focus.
 */
export const buttonStates = `
button {
  position: relative;
  isolation: isolate;
  cursor: pointer;
  transition: background-color .12s ease-out, border-color .12s ease-out, color .12s ease-out;
}
button::after {
  content: '';
  position: absolute;
  inset: -1px;
  z-index: -1;
  border-radius: inherit;
  background: currentColor;
  opacity: 0;
  pointer-events: none;
  transition: opacity .12s ease-out;
}
button:hover::after {
  opacity: .08;
}
button:active::after {
  opacity: .14;
}
button:is(:disabled:disabled, .off.off) {
  border-color: transparent;
  background: ${hoverFill};
  color: ${soft};
  cursor: not-allowed;
}
:is(:disabled, .off)::after {
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
  button::after {
    transition: none;
  }
}
@media (forced-colors: active) {
  button::after {
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
