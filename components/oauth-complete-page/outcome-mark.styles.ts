import { bad, good, moreContrast, soft } from '../tokens.styles.js';

/** The drawing above the words of a completion page, as plain text; loaded with these. */
export const outcomeMarkStyles = `
[part='title'] {
  line-height: 1.75rem;
  letter-spacing: -0.015em;
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
}
${moreContrast}
`;
