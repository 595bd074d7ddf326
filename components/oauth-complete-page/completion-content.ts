import type { TemplateResult } from 'lit';
import type { HtmlTag } from '../html-tag.js';
import { addRules } from '../oauth-login-button/shared-rules.js';
import { loadMessagesFor, messagesFor, sentenceFor } from '../messages/messages-for.js';
import type { OAuthElement } from '../oauth-element.js';
import { endingOf, outcomeMark, outcomeMarkRules } from './outcome-mark.js';

export interface Completed {
  readonly outcome: string;
  /** The code of a login that failed. */
  readonly error: string;
  /** Whether the window was asked to close and stayed open. */
  readonly stays: boolean;
}

/** Adds the rules of the content, and resolves once the page's words have loaded. */
export async function prepareWords(page: OAuthElement): Promise<void> {
  addRules(page, outcomeMarkRules);
  await loadMessagesFor(page);
}

/**
 * The content of a completion page, once its words have loaded.
 * @param html Lit's `html`: importing it would load a second copy of Lit.
 */
export function completionContent(
  html: HtmlTag,
  page: Element,
  { outcome, error, stays }: Completed,
): TemplateResult {
  const words = messagesFor(page).pages;
  const ending = endingOf(outcome, error);
  const failed = outcome === 'error';
  const cancelled = ending === 'cancelled';
  const mark = ending && outcomeMark(html, ending);
  // The paragraph has its room from the start, so that a link below stays where it is.
  const close = html`<p part="message" class=${stays ? '' : 'later'}>${words.closeWindow}</p>`;
  // Below the page's own title, the sentence also has to say that nobody is signed in.
  const hasOwnWords = !!page.querySelector(':scope > [slot=error]');
  const isPlain = cancelled && !hasOwnWords;
  const said = isPlain
    ? words.nothingChanged
    : sentenceFor(error, page, undefined, hasOwnWords ? 'login' : 'other');
  return html`<slot name="success" ?hidden=${outcome !== 'success'}
      >${mark}
      <h1 part="title">${words.signedIn}</h1>
      ${close}</slot
    >
    <slot name="error" ?hidden=${!failed}
      >${mark}
      <h1 part="title">${cancelled ? words.cancelledTitle : words.notSignedIn}</h1></slot
    >
    ${failed ? html`<p part="message">${said}</p>` : ''} ${outcome === 'success' ? '' : close}`;
}
