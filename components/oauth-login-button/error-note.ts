import type { TemplateResult } from 'lit';
import type { HtmlTag } from '../html-tag.js';

/**
 * What went wrong, in bold, then what to do, and a way to do it.
 * @param html Lit's: importing it would load it a second time.
 * @param sentences the first is the cause.
 * @param isRepeated whether the last sentence says what the way on says.
 */
export function errorNote(
  html: HtmlTag,
  sentences: readonly string[],
  wayOn: TemplateResult | string = '',
  isRepeated = false,
): TemplateResult {
  const [cause, ...rest] = sentences;
  const cure = rest.slice(0, isRepeated ? -1 : rest.length).join('');
  return html`<div class="error">
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="7" />
      <path d="M8 4.5v4.2M8 11.2v.1" />
    </svg>
    <span
      ><span part="error" id="error"><b>${cause}</b>${cure}</span> ${wayOn}</span
    >
  </div>`;
}
