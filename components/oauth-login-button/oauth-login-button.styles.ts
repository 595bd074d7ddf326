import { css } from 'lit';

// Brand is the page's colours turned round, by system colours: right in light, dark and forced colours alike.
export const styles = css`
  :host {
    display: inline-block;
    font:
      500 1rem/1.25 system-ui,
      sans-serif;
  }
  button {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.625em;
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.5rem 1.125rem;
    border: 1px solid var(--oauth-button-border, #8888);
    border-radius: var(--oauth-button-radius, 0.5rem);
    background: var(--oauth-button-background, CanvasText);
    color: var(--oauth-button-color, Canvas);
    font: inherit;
    cursor: pointer;
  }
  :host([appearance='neutral']) button {
    background: var(--oauth-button-background, Canvas);
    color: var(--oauth-button-color, CanvasText);
  }
  button:hover {
    opacity: 0.85;
  }
  button:focus-visible {
    outline: 2px solid var(--oauth-focus-color, #3b7cff);
    outline-offset: 2px;
  }
  button:disabled {
    opacity: 0.5;
  }
  :host([appearance='icon']) button {
    inline-size: 2.75rem;
    padding: 0;
  }
  :host([appearance='icon']) [part='label'] {
    position: absolute;
    clip-path: inset(50%);
  }
  svg,
  [part='spinner'] {
    flex: none;
    box-sizing: border-box;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    fill: currentColor;
  }
  [part='spinner'] {
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
  [part='error'] {
    display: block;
    color: var(--oauth-error-color, light-dark(#b3261e, #ff9b94));
    font-size: 0.875em;
  }
  [hidden] {
    display: none !important;
  }
`;
