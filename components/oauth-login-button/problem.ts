import type { html as Html, TemplateResult } from 'lit';
import { sentenceFor } from '../messages/later.js';

/**
 * What went wrong, below the button.
 * @param html is Lit's, handed over by the button: importing it would load it a second time.
 */
export function problem(html: typeof Html, code: string, button: Element): TemplateResult {
  const sentence = code && sentenceFor(code, button);
  return html`<span part="error" id="error" role="alert" ?hidden=${!sentence}>${sentence}</span>`;
}
