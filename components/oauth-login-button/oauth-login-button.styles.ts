import { ink, lineStrong, radius, surface } from '../tokens.styles.js';

// The first rendering: a neutral box of the final size. Colours, marks and states come with dressed.styles.ts. The link before the upgrade
// has the same box, in oauth-elements.css. A link in the slot is hidden, and the button shows its text. `button::before` is a space after
// the label, as wide as the mark before it, so that the label is centred. It shrinks first in a button that is only as wide as its content.
export const styles = `
  :host {
    font-size: 0.9375rem;
    line-height: 1.25rem;
    display: inline-block;
    max-inline-size: 100%;
    vertical-align: top;
    font-weight: 500;
  }
  button {
    display: flex;
    inline-size: 100%;
    align-items: center;
    min-block-size: 44px;
    padding: 6px 12px;
    border: 1px solid var(--oauth-button-border, ${lineStrong});
    border-radius: var(--oauth-button-radius, ${radius});
    background: var(--oauth-button-background, ${surface});
    color: var(--oauth-button-color, ${ink});
    font: inherit;
  }
  :where(button:not([aria-busy]))::before {
    content: '';
    order: 1;
    max-inline-size: 30px;
    flex: 999;
  }
  slot[name] {
    display: flex;
    min-inline-size: 20px;
  }
  button>span {
    margin-inline-start: 10px;
    flex: auto;
    overflow-wrap: anywhere;
  }
  .icon {
    inline-size: 44px;
    padding: 11px;
    font-size: 0;
  }
  :host([hidden]),
  ::slotted(a),
  [hidden] {
    display: none !important;
  }
`;
