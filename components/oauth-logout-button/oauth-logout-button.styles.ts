import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
    vertical-align: top;
    font:
      500 1rem/1.25 system-ui,
      sans-serif;
  }
  button {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.5rem 1.125rem;
    border: 1px solid var(--oauth-button-border, light-dark(#c9d0d8, #454c55));
    border-radius: var(--oauth-button-radius, 0.5rem);
    background: var(--oauth-button-background, light-dark(#fff, #1c1f23));
    color: var(--oauth-button-color, light-dark(#1c2024, #eceef1));
    font: inherit;
    cursor: pointer;
  }
  button:hover {
    opacity: 0.88;
  }
  button:focus-visible {
    outline: 2px solid var(--oauth-focus-color, light-dark(#0b5cd5, #8ab8ff));
    outline-offset: 2px;
  }
  .message {
    display: block;
    color: var(--oauth-error-color, light-dark(#b3261e, #ff9b94));
    font-size: 0.875em;
  }
  [hidden] {
    display: none;
  }
  button[aria-disabled='true'],
  button:disabled {
    opacity: 0.55;
    cursor: not-allowed;
  }
`;
