import { css } from 'lit';

// What is seen at first sight; the rest is in lazy-styles.ts. Brand is the page's colours turned round, by system colours: right in light, dark and forced colours alike.
// No link inside a button: it shows the link's text.
export const styles = css`
  :host {
    display: inline-block;
    vertical-align: top;
    font:
      500 1rem/1.25 system-ui,
      sans-serif;
  }
  button {
    display: flex;
    place-items: center;
    place-content: center;
    gap: 0.6em;
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.5rem 1rem;
    border: 1px solid var(--oauth-button-border, #8888);
    border-radius: var(--oauth-button-radius, 0.5rem);
    background: var(--oauth-button-background, CanvasText);
    color: var(--oauth-button-color, Canvas);
    font: inherit;
  }
  .neutral {
    background: var(--oauth-button-background, Canvas);
    color: var(--oauth-button-color, CanvasText);
  }
  .icon {
    gap: 0;
    inline-size: 2.75rem;
    padding: 0;
  }
  .icon [part='label'] {
    font-size: 0;
  }
  svg {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
  }
  ::slotted(a),
  [hidden] {
    display: none !important;
  }
`;
