import { unsafeCSS } from 'lit';
import { ink } from '../tokens.styles.js';

// Words bring their rules along.
export const styles = unsafeCSS(`
  :host {
    display: block;
    font:
      0.9375rem/1.375rem system-ui,
      sans-serif;
    color: var(--oauth-page-color, ${ink});
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  [part='page'] {
    max-inline-size: 25rem;
    margin: 4rem auto;
    padding: 0 1.5rem;
    text-align: center;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
`);
