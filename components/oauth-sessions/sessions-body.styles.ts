import { buttonStates } from '../button-states.styles.js';
import {
  accent,
  bad,
  cardShadow,
  hoverFill,
  ink,
  line,
  moreContrast,
  onAccent,
  outlined,
  ownDirection,
  radius,
  soft,
  wholeWords,
} from '../tokens.styles.js';

/** The content of the card, as CSS text; loaded after the card. */
export const sessionsBodyStyles = `
[part='list'] {
  position: relative;
  /* The card fills the room that the page reserves, whoever is signed in, so that what is below stays where it is. */
  min-block-size: inherit;
  border: 1px solid;
  border-color: ${line};
  box-shadow: ${cardShadow};
  /* Set on the card, because its background is ours: a page's rule for every element changes the colour of the host. */
  color: ${ink};
  font-size: 0.9375rem;
  line-height: 1.25rem;
  overflow-wrap: anywhere;
}
[part='list']:not(:has(h2)) {
  display: none;
}
/* Without a list, the slot's content is in the middle of that room. */
[part='list']:has(h2):not(:has(ul, [id^='failed'])) {
  display: grid;
  grid-template-rows: auto 1fr;
}
[part='list']:has(h2):not(:has(ul, [id^='failed'])) > slot:not([hidden]) {
  display: grid;
  place-items: center;
  text-align: center;
}
h2,
h3,
p {
  margin: 0;
  text-wrap: pretty;
}
h2 {
  font-size: 1.375rem;
  line-height: 1.75rem;
  font-weight: 600;
  letter-spacing: -0.015em;
  word-break: keep-all;
}
h2:lang(ja) {
  word-break: inherit;
}
h3 {
  margin-block-start: 20px;
  font-size: 0.875rem;
  line-height: 1.125rem;
  font-weight: 600;
}
.person {
  color: ${soft};
  font-weight: 400;
}
ul {
  margin: 8px 0 0;
  padding: 0;
  list-style: none;
}
li {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 8px 12px;
  box-sizing: border-box;
  min-block-size: 4.25rem;
  padding-block: 12px;
  border-block-start: 1px solid;
  border-block-start-color: ${line};
}
li:first-child {
  border-block-start: 0;
}
.bone::before {
  content: '';
  flex: 1;
  block-size: 2.75rem;
  border-radius: ${radius};
  background: ${hoverFill};
}
svg {
  flex: none;
  inline-size: 1.5rem;
  block-size: 1.5rem;
  fill: none;
  stroke: ${soft};
  stroke-width: 1.5;
  stroke-linecap: round;
  stroke-linejoin: round;
}
/* In a row of less than 20rem the words fill the line of the icon, and the button stands below: in every row, however long its words are. */
.words {
  flex: 1 1 max(8rem, min(100% - 2.25rem, (20rem - 100%) * 999));
  min-inline-size: 0;
}
.device {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 2px 8px;
  font-weight: 500;
}
.here {
  padding: 0 7px;
  border-radius: 999px;
  background: ${accent};
  color: ${onAccent};
  font-size: 0.6875rem;
  line-height: 1rem;
  font-weight: 600;
}
.seen {
  color: ${soft};
  font-size: 0.8125rem;
  line-height: 1.125rem;
}
time {
  display: inline-block;
  unicode-bidi: plaintext;
}
.seen,
.failed,
.note,
.others > p {
  ${ownDirection}
}
.failed {
  color: ${bad};
  font-size: 0.8125rem;
  line-height: 1.125rem;
}
button {
  ${outlined}
  flex: none;
  max-inline-size: 100%;
  min-block-size: 2.75rem;
  padding: 6px 12px;
  font-size: 0.875rem;
  font-weight: 500;
  overflow-wrap: anywhere;
}
li > button {
  margin-inline-start: auto;
}
.more {
  inline-size: 100%;
  border-color: transparent;
}
.others {
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
  margin-block-start: 8px;
  padding-block-start: 16px;
  border-block-start: 1px solid;
  border-block-start-color: ${line};
}
.others > p {
  flex: 1 0 100%;
}
.note {
  margin-block-start: 12px;
  color: ${soft};
}
.again {
  margin-block-start: 12px;
}
${buttonStates}
[role='status'] {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
}
[hidden] {
  display: none;
}
@media (max-width: 26rem) {
  [part='list'] {
    padding: 1rem;
    border: 0;
    border-radius: 0;
    box-shadow: none;
  }
}
@media (forced-colors: active) {
  .bone::before,
  .here {
    outline: 1px solid;
    outline-offset: -1px;
  }
  svg {
    stroke: CanvasText;
  }
}
${wholeWords('section')}
${moreContrast}
`;
