import type { html } from 'lit';

/** The type of Lit's `html`. Lazy parts take that function as a parameter: importing it would load a second copy of Lit. */
export type HtmlTag = typeof html;
