// The lazy part of a logout button: the note about a failed sign-out, and the function that reads the shown label.
import type { TemplateResult } from 'lit';
import { splitSentences } from '../../src/locales/split-sentences.js';
import type { HtmlTag } from '../html-tag.js';
import { errorNote } from '../oauth-login-button/error-note.js';
import { noteStyles } from '../oauth-login-button/note.styles.js';
import { forgetNote, hasOwnLine, placeNote } from '../oauth-login-button/place-note.js';
import { addRules, sharedRules } from '../oauth-login-button/shared-rules.js';
import type { OAuthElement } from '../oauth-element.js';
import { moreContrast } from '../tokens.styles.js';

export { shownTextOf } from '../shown-text.js';

const rules = sharedRules(noteStyles + moreContrast);

/**
 * The note about a failed sign-out. At an inline button it lies over the page, so that nothing moves.
 * @param html Lit's `html`: importing it would load a second copy of Lit.
 * @param failure the failure in words; `""` if there is none.
 */
export function logoutNote(html: HtmlTag, button: OAuthElement, failure: string): TemplateResult | undefined {
  if (!failure) {
    forgetNote(button);
    return undefined;
  }
  addRules(button, rules);
  const inFlow = hasOwnLine(button);
  if (!inFlow) void button.updateComplete.then(() => placeNote(button, failure));
  return html`<div class="note failed ${inFlow ? 'in-flow' : 'over'}">
    ${errorNote(html, splitSentences(failure))}
  </div>`;
}
