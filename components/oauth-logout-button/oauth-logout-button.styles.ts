import { unsafeCSS } from 'lit';
import { buttonStates } from '../button-states.styles.js';
import { ink, lineStrong, radius, surface } from '../tokens.styles.js';

// The box of a login button, without its mark.
export const styles = unsafeCSS(`
  :host {
    display: inline-block;
    vertical-align: top;
    max-inline-size: 100%;
    font-size: 0.9375rem;
    font-weight: 500;
    line-height: 1.25rem;
  }
  button {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 6px 16px;
    border: 1px solid;
    border-color: var(--oauth-button-border, ${lineStrong});
    border-radius: var(--oauth-button-radius, ${radius});
    background: var(--oauth-button-background, ${surface});
    color: var(--oauth-button-color, ${ink});
    font: inherit;
    overflow-wrap: anywhere;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  ${buttonStates}
`);
