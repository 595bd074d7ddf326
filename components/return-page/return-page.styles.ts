import { cardRadius, cardShadow, line, page, surface } from '../tokens.styles.js';

/** The page around the element, and the element's card, as on the endpoint's own pages. */
export const returnPageStyles = `
body {
  display: grid;
  place-items: center;
  box-sizing: border-box;
  min-block-size: 100vh;
  min-block-size: 100svh;
  margin: 0;
  padding: 24px;
  background: ${page};
}
oauth-complete-page {
  inline-size: min(25rem, 100%);
}
::part(page) {
  margin: 0;
  padding: 32px;
  border: 1px solid;
  border-color: ${line};
  border-radius: ${cardRadius};
  background: ${surface};
  box-shadow: ${cardShadow};
  /* A window that closes at once doesn't flash. */
  animation: appear 0.12s 0.25s ease-out backwards;
}
@keyframes appear {
  from {
    opacity: 0;
  }
}
@media (max-width: 400px) {
  body {
    place-items: start stretch;
    padding: 0;
    background: ${surface};
  }
  ::part(page) {
    padding: 32px 20px;
    border: 0;
    border-radius: 0;
    box-shadow: none;
  }
}
@media (prefers-reduced-motion: reduce) {
  ::part(page) {
    animation-duration: 1ms;
  }
}
`;
