import type { html } from 'lit';

/** Lit's own `html`, which an element hands over to the parts that are loaded after it: they would load Lit a second time. */
export type HtmlTag = typeof html;
