import { unsafeCSS } from 'lit';
import { ink } from '../tokens.styles.js';

// The words load together with more rules. Content that they would move has the class `early`, and is hidden until they come, for three
// seconds at most.
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
