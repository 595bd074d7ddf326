import type { TemplateResult } from 'lit';
import type { HtmlTag } from '../html-tag.js';

/**
 * A message about a failure: the cause in bold, then the cure, and a button or link for it.
 * @param html Lit's `html`: importing it would load a second copy of Lit.
 * @param sentences the cause, then the cure.
 * @param isRepeated whether the last sentence says the same as the action; it is left out then.
 */
export function errorNote(
  html: HtmlTag,
  sentences: readonly string[],
  action: TemplateResult | string = '',
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
      ><span part="error" id="error"><b>${cause}</b>${cure}</span> ${action}</span
    >
  </div>`;
}
