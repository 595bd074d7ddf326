import { readdirSync, readFileSync } from 'node:fs';

/** A code block of a document. */
export interface CodeBlock {
  /** The heading above it. */
  readonly heading: string;
  readonly language: string;
  readonly text: string;
}

const root = new URL('../../', import.meta.url);

/** A document by its path in the repository. */
export const readDocument = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** README.md, and the pages that it leads to, by their paths. */
export const documentPaths: readonly string[] = [
  'README.md',
  ...readdirSync(new URL('docs', root))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`)
    .sort(),
];

/** A document's code blocks in some languages, in their order. */
export function codeBlocks(languages: readonly string[], markdown = readDocument('README.md')): CodeBlock[] {
  let heading = '';
  return [...markdown.matchAll(/^#+ ([^\n]+)$|^```(\w+)\n(.*?)^```$/gms)].flatMap(
    ([, title, language = '', text = '']) => {
      heading = title ?? heading;
      return title === undefined && languages.includes(language) ? [{ heading, language, text }] : [];
    },
  );
}

/** The code of a language under a heading of a document. */
export function codeUnder(path: string, heading: string, language = 'js'): string[] {
  return codeBlocks([language], readDocument(path))
    .filter((block) => block.heading === heading)
    .map(({ text }) => text);
}

/** Text as a heading's fragment, as Markdown is shown with it. */
export const fragmentOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');

/** A document's headings, and its links without those to other sites. */
export function outlineOf(markdown: string): { headings: string[]; links: string[] } {
  const text = markdown.replace(/^```.*?^```$/gms, '');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, address = '']) => address);
  return {
    headings: [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading),
    links: links.filter((address) => !/^[a-z]+:/.test(address)),
  };
}
