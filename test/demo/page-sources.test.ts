import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { dressPage } from '../../demo/add-menu-and-source.js';
import { pagePaths } from '../../demo/navigation.js';
import { sourcesOf } from '../../demo/page-sources.js';
import { serveFile } from '../../demo/static-files.js';
import { against } from '../adapters/serve.js';
import { root } from '../support/project-files.js';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const unescape = (html: string): string =>
  html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');

/** The files that a page shows, by name. */
const shownIn = (html: string): [string, string][] =>
  [...html.matchAll(/<summary>(.*?)<\/summary>.*?<code>(.*?)<\/code><\/pre>/gs)].map(
    ([, name = '', text = '']) => [name, unescape(text)],
  );

function fileNamed(name: string): string {
  const path = [join(root, 'demo/pages', name), join(root, name)].find((one) => existsSync(one));
  return readFileSync(path ?? name, 'utf8');
}

describe('the source that a page of the demo shows', () => {
  for (const path of pagePaths.filter((one) => !one.startsWith('/server/')))
    test(`on ${path} is its own file first, each file as it is, and no script stands in the page`, () =>
      against(
        (request, response) => void serveFile(request, response),
        async ({ url }) => {
          const html = await (await fetch(url + path)).text();
          const shown = shownIn(html);
          assert.equal(shown[0]?.[0], path === '/' ? 'index.html' : path.slice(1));
          for (const [name, text] of shown) assert.equal(text, fileNamed(name), name);
          assert.doesNotMatch(html, /<script(?![^>]* src=)|\son[a-z]+=|\sstyle=/);
        },
      ));

  test('of a page that the server writes is the server’s', async () => {
    const sources = await sourcesOf('/server/repos');
    assert.deepEqual(sources, [
      { name: 'demo/repositories-page.ts', text: fileNamed('demo/repositories-page.ts') },
    ]);
  });

  test('stays text, whatever the file holds', () => {
    const text = `</code></pre></main><script src="/x.js"></script> $& $' &lt; "quoted" 'so'`;
    const page = '<title>a</title></head><body><main></main></body>';
    const html = dressPage(page, { path: '/', sources: [{ name: '<b>.js', text }] });
    assert.deepEqual(shownIn(html), [['&lt;b&gt;.js', text]]);
    assert.doesNotMatch(html, /src="\/x\.js"|<b>/);
  });
});
