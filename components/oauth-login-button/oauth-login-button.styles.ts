import { ink, lineStrong, radius, surface } from '../tokens.styles.js';

// What is seen at first sight: a neutral box of the final size. Colours, marks and states come with dressed.styles.ts.
// The box of a link before the upgrade, in oauth-elements.css, is the same. No link inside a button: it shows the link's text.
// The space after the label, as wide as the mark before it, centres the label; it goes first where the button is only as wide
// as what is in it.
export const styles = `
  :host {
    display: inline-block;
    vertical-align: top;
    max-inline-size: 100%;
    font-size: 0.9375rem;
    font-weight: 500;
    line-height: 1.25rem;
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
  button::before {
    content: '';
    flex: 999;
    max-inline-size: 30px;
    order: 1;
  }
  slot[name] {
    display: flex;
    min-inline-size: 20px;
  }
  button>span {
    flex: auto;
    overflow-wrap: anywhere;
    margin-inline-start: 10px;
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
