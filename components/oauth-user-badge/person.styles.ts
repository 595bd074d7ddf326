import { hues, white } from '../../src/brands/palette.js';
import { focusRing, ink, line, moreContrast, surface } from '../tokens.styles.js';

/** A picture or initials, and the provider's mark, as CSS text; loaded after the badge. */
export const personStyles = `
/* The colour is apart from the width: an invalid colour of the page must not remove the border, which would change the size. */
[part='badge'] {
  border: 1px solid;
  border-color: ${line};
}
.face {
  display: grid;
  place-items: center;
  inline-size: 100%;
  block-size: 100%;
  box-sizing: border-box;
  border-radius: 50%;
  overflow: hidden;
  white-space: nowrap;
  background: var(--oauth-avatar-background, var(--hue));
  color: var(--oauth-avatar-color, ${white});
  font-size: 0.8125rem;
  font-weight: 600;
}
${hues.map((color, index) => `.hue-${String(index)} { --hue: ${color}; }`).join('\n')}
img {
  inline-size: 100%;
  block-size: 100%;
  object-fit: cover;
}
/* Words that screen readers read, and nobody sees. */
[part='name']::before,
[part='name']::after {
  content: attr(data-before);
  font-size: 0;
  line-height: 0;
  letter-spacing: 0;
  word-spacing: 0;
}
[part='name']::after {
  content: attr(data-after);
}
.mark {
  position: absolute;
  inset-block-end: -4px;
  inset-inline-end: -4px;
  display: grid;
  place-items: center;
  box-sizing: border-box;
  inline-size: 1rem;
  block-size: 1rem;
  padding: 2px;
  border-radius: 50%;
  background: ${surface};
  color: ${ink};
  box-shadow: 0 0 0 1px ${surface};
}
/* A page's rule for every element changes the host's colour, which need not suit our background. */
button[part='badge']:hover {
  color: var(--oauth-badge-color, ${ink});
}
.mark svg {
  inline-size: 0.75rem;
  block-size: 0.75rem;
  fill: currentColor;
}
${focusRing('button')}
@media (forced-colors: active) {
  .face {
    border: 1px solid;
  }
}
${moreContrast}
`;
