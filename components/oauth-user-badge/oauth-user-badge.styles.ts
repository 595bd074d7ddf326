import { hoverFill, ink, line, soft } from '../tokens.styles.js';

// The first rendering. Pictures and menu load with rules of their own.
export const styles = `
:host {
  display: inline-flex;
  align-items: center;
  vertical-align: top;
  position: relative;
  min-inline-size: 0;
  max-inline-size: 100%;
  min-block-size: 2.75rem;
  font-size: 0.9375rem;
  line-height: 1.25rem;
  color: var(--oauth-badge-color, ${ink});
}
:host([hidden]) {
  display: none !important;
}
button {
  border: 0;
  background: none;
  color: inherit;
  font: inherit;
  cursor: pointer;
}
[part='badge'] {
  display: flex;
  align-items: center;
  gap: 0.625rem;
  box-sizing: border-box;
  min-inline-size: 0;
  max-inline-size: 100%;
  min-block-size: 2.75rem;
  padding: 3px;
  padding-inline-end: 0.875rem;
  border: 1px solid ${line};
  border-radius: 1.375rem;
  text-align: start;
}
button[part='badge']:hover {
  background: var(--oauth-badge-hover, ${hoverFill});
}
button[part='badge']::after {
  content: '';
  flex: none;
  inline-size: 0.375rem;
  block-size: 0.375rem;
  margin-block-end: 0.25rem;
  border: solid;
  border-width: 0 1.5px 1.5px 0;
  rotate: 45deg;
}
[part='avatar'] {
  flex: none;
  position: relative;
  inline-size: 2.25rem;
  block-size: 2.25rem;
  border-radius: 50%;
}
[part='avatar']:empty {
  background: ${hoverFill};
}
.none {
  visibility: hidden;
}
.words {
  min-inline-size: 0;
  max-inline-size: 16rem;
}
/* A long name is cut off at the end of its own direction, and stands beside the avatar in any direction. */
bdi {
  display: block;
  text-align: -webkit-match-parent;
  text-align: match-parent;
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
}
[part='name'] {
  font-size: 0.875rem;
  line-height: 1.125rem;
  font-weight: 600;
}
[part='email'] {
  color: var(--oauth-badge-soft, ${soft});
  font-size: 0.8125rem;
  line-height: 1rem;
}
${visuallyHidden(".name [part='email']")}
${avatarOnly('.avatar')}
@container (max-width: 479.98px) {
  ${avatarOnly('.auto')}
}
@media (max-width: 479.98px) {
  ${avatarOnly('.auto')}
}
`;

/** Hides an element from the eye, but not from screen readers. */
function visuallyHidden(selector: string): string {
  return `${selector} { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }`;
}

function avatarOnly(size: string): string {
  return `${size}[part='badge'] { padding-inline-end: 3px; }
${size}::after { display: none; }
${visuallyHidden(`${size} .words`)}`;
}
