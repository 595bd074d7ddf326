import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { codeBlocks, outlineOf } from '../support/documents.js';
import { fletRows, pairsOf, unpaired } from '../support/flet-table.js';

const markdown = `# A
\`\`\`js
first();
\`\`\`
See [the next](docs/next.md#next), not [theirs](https://example.com).
## Coming from Flet

Here it is.

| Flet | here |
| --- | --- |
| \`page.a\` | \`session.a\` |
| \`page.b\`, \`c\` in the page | \`tokens: 'page'\` in the settings, \`(await session.b())\`; on the server \`await b(c || d)\` |
| \`page.c\` | \`<oauth-c></oauth-c>\` or \`localStorage.setItem('c', 1)\` |

## Next

| \`no\` | \`session.row\` |
\`\`\`html
<p>
\`\`\`
`;

describe('the reader of documents', () => {
  test('finds each row of the table, and its snippets by where they run', () => {
    assert.deepEqual(fletRows(markdown), [
      { flet: 'page.a', snippets: { page: ['session.a'], server: [], settings: [] } },
      {
        flet: 'page.b, c in the page',
        snippets: {
          page: ['(await session.b())'],
          server: ['await b(c || d)'],
          settings: ["tokens: 'page'"],
        },
      },
      {
        flet: 'page.c',
        snippets: {
          page: ['<oauth-c></oauth-c>', "localStorage.setItem('c', 1)"],
          server: [],
          settings: [],
        },
      },
    ]);
  });

  test('refuses a row that has not two columns', () => {
    const broken = markdown.replace('`session.a` |', '`session.a` | more |');
    assert.throws(() => fletRows(broken), /two columns/);
  });

  test('pairs snippets with their exercises in order', () => {
    const pairs = pairsOf('page', { 'page.c': ['one', 'two'], 'page.a': ['three'] }, fletRows(markdown));
    assert.deepEqual(
      pairs.map(({ snippet, exercise }) => [snippet, exercise]),
      [
        ['session.a', 'three'],
        ['<oauth-c></oauth-c>', 'one'],
        ["localStorage.setItem('c', 1)", 'two'],
      ],
    );
  });

  test('names a snippet that has no exercise, and an exercise that has no snippet', () => {
    const exercises = { 'page.b, c in the page': ['one', 'two'], 'page.c': ['one'], 'page.z': ['one'] };
    assert.deepEqual(unpaired('page', exercises, fletRows(markdown)), [
      'session.a',
      "localStorage.setItem('c', 1)",
      'an exercise of page.b, c in the page',
      'an exercise of page.z',
    ]);
  });

  test('finds code blocks under their headings, and the links within the project', () => {
    assert.deepEqual(codeBlocks(['js', 'html'], markdown), [
      { heading: 'A', language: 'js', text: 'first();\n' },
      { heading: 'Next', language: 'html', text: '<p>\n' },
    ]);
    assert.deepEqual(outlineOf(markdown), {
      headings: ['A', 'Coming from Flet', 'Next'],
      links: ['docs/next.md#next'],
    });
  });

  test('finds in the page itself no code but snippets in the table’s second column', () => {
    const rows = fletRows();
    assert.ok(rows.length > 30, `${rows.length} rows`);
    assert.equal(new Set(rows.map(({ flet }) => flet)).size, rows.length, 'two rows have one name');
    for (const { flet, snippets } of rows) assert.ok(Object.values(snippets).flat().length > 0, flet);
  });
});
