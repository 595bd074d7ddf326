import { cardRadius, ink, line, surface } from '../tokens.styles.js';

// The card, which has no border on a phone. Its content loads with rules of its own.
export const styles = `
:host {
  display: block;
  max-inline-size: 25rem;
  color: ${ink};
}
:host([hidden]) {
  display: none !important;
}
section {
  box-sizing: border-box;
  min-block-size: 316px;
  padding: 1.5rem;
  border: min(1px, 100vw - 26rem) solid ${line};
  border-radius: ${cardRadius};
  background: ${surface};
}
`;
