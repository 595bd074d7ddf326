import type { TemplateResult } from 'lit';
import type { HtmlTag } from '../html-tag.js';

const outlines = {
  plus: 'M10 4v12M4 10h12',
  change: 'M4 7h11m-3-3 3 3-3 3M16 13H5m3-3-3 3 3 3',
  leave: 'M12 4H5v12h7M9 10h8m-3-3 3 3-3 3',
};

/** The drawing before the words of a menu row. */
export function icon(html: HtmlTag, name: keyof typeof outlines): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=${outlines[name]} /></svg>`;
}
