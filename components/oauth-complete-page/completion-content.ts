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

/** Settles once the page's words have loaded. */
export async function prepareWords(page: OAuthElement): Promise<void> {
  addRules(page, outcomeMarkRules);
  await loadMessagesFor(page);
}

/**
 * What a completion page says, once its words have loaded.
 * @param html Lit's: importing it would load it a second time.
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
  // It has its room from the start: a link below it stays where it is.
  const close = html`<p part="message" class=${stays ? '' : 'later'}>${words.closeWindow}</p>`;
  // Below the page's own words, the whole sentence says how the login ended.
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
