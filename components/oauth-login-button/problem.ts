import type { html as Html, LitElement, TemplateResult } from 'lit';
import { sentenceFor } from '../messages/later.js';
import type * as WaysOut from './ways-out.js';

let waysOut: typeof WaysOut | undefined;

/**
 * What went wrong, below the button.
 * @param html is Lit's, handed over by the button: importing it would load it a second time.
 */
export function problem(html: typeof Html, code: string, button: LitElement): TemplateResult {
  const sentence = code && sentenceFor(code, button);
  const ways = code === 'webview_refused' ? (waysOut?.waysOut(html, button) ?? loadWaysOut(button)) : '';
  return html`<span part="error" id="error" role="alert" ?hidden=${!sentence}>${sentence}</span>${ways}`;
}

function loadWaysOut(button: LitElement): string {
  import('./ways-out.js').then(
    (loaded) => {
      waysOut = loaded;
      button.requestUpdate();
    },
    // The sentence alone says what to do.
    () => undefined,
  );
  return '';
}
