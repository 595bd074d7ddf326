/** What a button looks like once somebody does something with it: loaded after it, as plain text. */
export const lazyStyles = `
button {
  cursor: pointer;
  /* Forced colours would draw the label on its own colour; these are the system's already. */
  forced-color-adjust: none;
}
svg {
  fill: currentColor;
}
button:hover {
  opacity: 0.85;
}
button:disabled {
  opacity: 0.5;
}
button:focus-visible {
  outline: 2px solid var(--oauth-focus-color, #3b7cff);
  outline-offset: 2px;
}
[part='spinner'] {
  flex: none;
  box-sizing: border-box;
  inline-size: 1.25rem;
  block-size: 1.25rem;
  border: 2px solid;
  border-inline-end-color: #0000;
  border-radius: 50%;
  animation: turn 1s linear infinite;
}
@keyframes turn {
  to {
    rotate: 1turn;
  }
}
/* As wide as the button, which a long sentence must not stretch. In another document the rules are in <style>, unseen. */
button ~ :not(style) {
  display: block;
  inline-size: 0;
  min-inline-size: 100%;
}
.icon ~ * {
  min-inline-size: 16rem;
}
[part='error'] {
  display: block;
  margin-block-start: 0.25rem;
  color: var(--oauth-error-color, light-dark(#b3261e, #ff9b94));
  font-size: 0.875em;
}
[part='error'] ~ * {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
}
`;
