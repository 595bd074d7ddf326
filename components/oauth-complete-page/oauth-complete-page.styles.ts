import { unsafeCSS } from 'lit';
import { ink, soft } from '../tokens.styles.js';

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
  [part='title'] {
    margin: 0;
    font-size: 1.375rem;
    font-weight: 600;
  }
  slot[name='actions'] {
    display: block;
    margin-block-start: 1.5rem;
  }
  [part='message'] {
    margin: 0.5rem 0 0;
    color: var(--oauth-page-soft, ${soft});
  }
`);
