import { failureSentence } from '../../locales/failure-sentence.js';
import type { Locale } from '../../locales/locale.js';
import type { OAuthError } from '../../protocol/errors.js';
import { html, type Html } from './html.js';

/**
 * The sentences for a person about an error: our sentence where there is one, else also the provider's own description.
 * @param provider its name, where the error is of a login.
 */
export function sentencesFor({ code, description }: OAuthError, locale: Locale, provider?: string): string[] {
  const known = failureSentence(locale, code, provider === undefined ? {} : { provider });
  return known === undefined ? [locale.failures.other, description].filter(Boolean) : [known];
}

/** The same as paragraphs, and the code for support. */
export function explain(error: OAuthError, locale: Locale, provider?: string): Html {
  const [first = '', second = ''] = sentencesFor(error, locale, provider);
  return html`<p>${first}</p>
    ${second && html`<p dir="auto">${second}</p>`}
    <p><code>${error.code}</code></p>`;
}
