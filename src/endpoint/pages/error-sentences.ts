import type { OAuthError } from '../../protocol/errors.js';
import { html, type Html } from './html.js';
import type { Words } from './words/words.js';

/** What a person can make of an error: our sentence where there is one, else also the provider's own words. */
export function sentencesFor({ code, description }: OAuthError, words: Words): string[] {
  const known = new Map(Object.entries(words.failures)).get(code);
  return known === undefined ? [words.otherFailure, description].filter(Boolean) : [known];
}

/** The same as paragraphs, and the code for support. */
export function explain(error: OAuthError, words: Words): Html {
  const [first = '', second = ''] = sentencesFor(error, words);
  return html`<p>${first}</p>
    ${second && html`<p dir="auto">${second}</p>`}
    <p><code>${error.code}</code></p>`;
}
