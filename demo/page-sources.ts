import { readFile } from 'node:fs/promises';

/** A file that a page shows, as it is on disk. */
export interface SourceFile {
  /** Such as `events.js`, or `demo/complete-page.html` outside the folder of the pages. */
  readonly name: string;
  readonly text: string;
}

const root = new URL('../', import.meta.url);
const folder = 'demo/pages/';

/** Files that a page doesn't load, and that belong to what it shows. */
const related: Readonly<Record<string, readonly string[]>> = {
  '/providers.html': ['demo/provider-settings.ts'],
  '/completion.html': ['demo/endpoint-settings.ts', 'demo/pages/complete.html', 'demo/complete-page.html'],
  '/own-page.html': ['demo/pages/complete.html'],
  '/other-origin.html': ['demo/other-origin/site/index.html', 'demo/native-app/sign-in.mjs'],
  '/sessions.html': ['demo/stored-endpoint.ts'],
  '/guests.html': ['demo/guest-list.ts'],
  '/server/repos': ['demo/repositories-page.ts'],
  '/server/rendered': ['demo/rendered-page.ts'],
};

/** The scripts and frames of a page; the built elements are no source. */
const loadedBy = (html: string): string[] =>
  [...html.matchAll(/<(?:script|iframe)[^>]*\ssrc="\/([\w-]+\.(?:js|html))"/g)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'oauth-elements.js');

const importedBy = (script: string): string[] =>
  [...script.matchAll(/^import .* from '\.?\/([\w-]+\.js)';$/gm)].map(([, name = '']) => name);

const read = (path: string): Promise<string> => readFile(new URL(path, root), 'utf8');

/**
 * What a page is made of: its own file first, then its scripts, what they import, and what belongs to it.
 * @param path the page's path, such as `/events.html`.
 * @param page its own file, if it is one.
 */
export async function sourcesOf(path: string, page?: SourceFile): Promise<SourceFile[]> {
  const paths = new Set((page ? loadedBy(page.text) : []).map((name) => folder + name));
  for (const script of [...paths].filter((name) => name.endsWith('.js')))
    for (const name of importedBy(await read(script))) paths.add(folder + name);
  for (const name of related[path] ?? []) paths.add(name);
  const files = [...paths].map(async (name) => ({
    name: name.replace(folder, ''),
    text: await read(name),
  }));
  return [...(page ? [page] : []), ...(await Promise.all(files))];
}
