import { focusRing, ink, lineStrong, radius } from '../tokens.styles.js';

/**
 * The links out of an in-app browser, as CSS text. `:host` makes these rules win over those for every button in the login button's own
 * sheets.
 */
export const openInBrowserStyles = `
.ways {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.5rem;
  margin-block-start: 0.5rem;
  color: ${ink};
  font-size: 0.875rem;
  font-weight: 500;
}
:host .ways :is(a, button) {
  box-sizing: border-box;
  display: inline-flex;
  flex: 1 0 auto;
  align-items: center;
  justify-content: center;
  inline-size: auto;
  max-inline-size: 100%;
  min-block-size: 2.75rem;
  padding: 0.5rem 0.875rem;
  border: 1px solid;
  border-color: ${lineStrong};
  border-radius: var(--oauth-button-radius, ${radius});
  background: none;
  color: inherit;
  text-decoration: none;
  font: inherit;
}
/* Removes the space after a login button's label. */
.ways button::before {
  display: none;
}
/* Even an empty item would take a line. */
.ways span:empty {
  display: none;
}
${focusRing('.ways :is(a, input)')}
.ways a:hover {
  text-decoration: underline;
}
.ways input {
  flex: 1 1 100%;
  min-inline-size: 0;
  min-block-size: 2.75rem;
  box-sizing: border-box;
  padding: 0.5rem;
  border: 1px solid;
  border-color: ${lineStrong};
  background: none;
  color: inherit;
  font: inherit;
  text-align: left;
  direction: ltr;
}
`;
