// What a logout button says below it, or over the page, where signing out fails, and what it reads its label with; loaded after it.
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
 * The note for a failure; nothing around an inline button moves.
 * @param html Lit's: importing it would load it a second time.
 * @param failure in words; `""` where nothing failed.
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
