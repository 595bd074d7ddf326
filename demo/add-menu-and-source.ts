import { navigation } from './navigation.js';
import type { SourceFile } from './page-sources.js';
import { sourceSection } from './source-section.js';

const styles = `<link rel="icon" href="/favicon.svg" />
    <link rel="stylesheet" href="/demo.css" />`;

const scripts = '<script type="module" src="/copy-source.js"></script>';

const fill = (html: string, place: string, text: string): string => html.replace(place, () => text);

/** A page with the demo's look. */
export const withStyles = (html: string): string => fill(html, '</title>', `</title>\n    ${styles}`);

export interface Surroundings {
  /** The page's path, which the menu marks. */
  readonly path: string;
  readonly sources: readonly SourceFile[];
  /** The demo's own address, on pages that are elsewhere. */
  readonly home?: string;
}

/** A page with the demo's look and menu. */
export function withMenu(html: string, path: string, home = ''): string {
  const skip = '<a class="skip" href="#content">Skip to content</a>';
  // Its layout is known before any of its content, which may come in pieces.
  const top = `<body class="with-menu">\n    ${skip}\n    ${navigation(path, home)}`;
  const styled = fill(withStyles(html), '<body>', top);
  return fill(styled, '<main', '<main id="content" tabindex="-1"');
}

/** A page as the demo shows it: its file holds the example alone, and this adds look, menu and source. */
export function dressPage(html: string, { path, sources, home = '' }: Surroundings): string {
  const shown = fill(withMenu(html, path, home), '</main>', `${sourceSection(sources)}\n    </main>`);
  return fill(shown, '</head>', `  ${scripts}\n  </head>`);
}
