import { escapeHtml } from './escape-html.js';
import type { SourceFile } from './page-sources.js';

function showFile({ name, text }: SourceFile, index: number): string {
  const shown = escapeHtml(name);
  return `<details${index === 0 ? ' open' : ''}>
          <summary>${shown}</summary>
          <button type="button" class="copy" aria-label="Copy ${shown}">Copy</button>
          <p role="status"></p>
          <pre tabindex="0" role="group" aria-label="Source of ${shown}"><code>${escapeHtml(text)}</code></pre>
        </details>`;
}

/** The files that a page is made of, each with a button that copies it. Readable without JavaScript. */
export function sourceSection(sources: readonly SourceFile[]): string {
  return `<section class="source" aria-labelledby="source">
        <h2 id="source">Source of this page</h2>
        <p>These are the real files. The demo adds the menu, its style sheet and this section.</p>
        ${sources.map(showFile).join('\n        ')}
      </section>`;
}
