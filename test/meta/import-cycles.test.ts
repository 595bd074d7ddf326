import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { filesIn } from '../support/project-files.js';
import { importCycles } from '../support/import-cycles.js';

const file = (path: string, ...imports: string[]) => ({ path, text: imports.join('\n') });

describe('the product', () => {
  test('no files import each other in a circle', () => {
    const files = filesIn(['components', 'src', 'demo'], /\.ts$/);
    assert.ok(files.length > 0, 'there are no product files to read');
    assert.deepEqual(importCycles(files), []);
  });
});

describe('the finder of import cycles', () => {
  const cycles: [title: string, toOther: string][] = [
    ['an import', `import { x } from '../b/b.js';`],
    ['an import of a type', `import type { X } from '../b/b.js';`],
    ['a type by import()', `let x: import('../b/b.js').X;`],
    ['a dynamic import', `void import('../b/b.js');`],
    ['a re-export', `export * from '../b/b.js';`],
  ];
  for (const [title, toOther] of cycles) {
    test(`finds two files that close a circle by ${title}`, () => {
      const files = [file('src/a/a.ts', toOther), file('src/b/b.ts', `import { y } from '../a/a.js';`)];
      assert.deepEqual(importCycles(files), [['src/a/a.ts', 'src/b/b.ts']]);
    });
  }

  test('finds a circle of three files once, and leaves out a file that only imports one of them', () => {
    const files = [
      file('src/a.ts', `import './b.js';`),
      file('src/b.ts', `import './c.js';`),
      file('src/c.ts', `import './a.js';`),
      file('src/d.ts', `import './a.js';`),
    ];
    assert.deepEqual(importCycles(files), [['src/a.ts', 'src/b.ts', 'src/c.ts']]);
  });

  test('finds a file that imports itself', () => {
    assert.deepEqual(importCycles([file('src/a.ts', `import './a.js';`)]), [['src/a.ts']]);
  });

  test('accepts two ways from one file to another', () => {
    const files = [
      file('src/a.ts', `import './b.js';`, `import './c.js';`),
      file('src/b.ts', `import './c.js';`),
      file('src/c.ts', `import 'lit';`),
    ];
    assert.deepEqual(importCycles(files), []);
  });
});
