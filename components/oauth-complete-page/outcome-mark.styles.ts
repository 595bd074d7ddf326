import {
  bad,
  focusColor,
  good,
  hoverFill,
  moreContrast,
  outlined,
  ownDirection,
  soft,
  wholeWords,
} from '../tokens.styles.js';

/** Selects the page's own links and buttons in the slot `actions`. */
const action = (more = ''): string => `slot[name='actions']::slotted(:is(a, button)${more})`;

/** The rules of a completion page's words and of the drawing above them, as CSS text. */
export const outcomeMarkStyles = `
[part='title'],
[part='message'] {
  ${ownDirection}
}
[part='title'] {
  margin: 0;
  /* Keeps the words of a title whole on a phone, however large the person's text is. */
  font-size: min(1.375rem, 11vw);
  font-weight: 600;
  line-height: 1.2727;
  letter-spacing: -0.015em;
}
[part='message'] {
  margin: 0.5rem 0 0;
  color: var(--oauth-page-soft, ${soft});
}
[class=''] > [part='message'] {
  margin: 0;
}
.later {
  visibility: hidden;
}
/* An empty slot takes no room: its own margins meet the negative one below it. */
[part='page'] {
  display: flow-root;
}
slot[name='actions'] {
  display: block;
  margin-block: 1.5rem;
}
[part='page']::after {
  content: '';
  display: block;
  margin-block-start: -1.5rem;
}
/*
 * The look of a button on the endpoint's own pages. The page's own rules win over these. There is no fill: the page may colour its links
 * for its own background.
 */
${action()} {
  ${outlined}
  display: flex;
  align-items: center;
  justify-content: center;
  inline-size: 100%;
  min-block-size: 44px;
  /* Collapses with the margin of the next action, and with that of the slot. */
  margin: 8px 0;
  padding: 8px 12px;
  font-weight: 500;
  line-height: 1.25rem;
  text-align: center;
  text-decoration: none;
  cursor: pointer;
}
${action(':hover')} {
  background: ${hoverFill};
}
${action(':disabled')} {
  border-color: transparent;
  background: ${hoverFill};
  color: ${soft};
  cursor: not-allowed;
}
${action(':focus-visible')} {
  outline: 2px solid ${focusColor};
  outline-offset: 2px;
}
svg {
  display: block;
  inline-size: 56px;
  block-size: 56px;
  margin: 0 auto 16px;
  fill: none;
  stroke: ${soft};
  stroke-width: 1.4;
  stroke-linecap: round;
  stroke-linejoin: round;
}
.success svg {
  stroke: ${good};
}
.error svg {
  stroke: ${bad};
}
.cancelled svg {
  stroke: ${soft};
}
.success path {
  stroke-dasharray: 1;
  animation: draw 0.24s 0.3s ease-out backwards;
}
@keyframes draw {
  from {
    stroke-dashoffset: 1;
  }
  to {
    stroke-dashoffset: 0;
  }
}
@media (prefers-reduced-motion: reduce) {
  .success path {
    animation: none;
  }
}
@media (forced-colors: active) {
  [part='page'] svg {
    stroke: CanvasText;
  }
  ${action(':focus-visible')} {
    outline-color: Highlight;
  }
}
${wholeWords("[part='page']")}
${moreContrast}
`;
