import { unsafeCSS } from 'lit';
import { ink } from '../tokens.styles.js';

// Words bring their rules along. What would move once they come is shown with them, or after three seconds if they don't.
export const styles = unsafeCSS(`
  :host {
    display: flow-root;
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
  .early {
    animation: late 0s 3s backwards;
  }
  @keyframes late {
    from {
      visibility: hidden;
    }
  }
`);
