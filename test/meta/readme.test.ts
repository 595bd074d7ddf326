import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, test } from 'node:test';
import { errorCodes } from '../../src/protocol/errors.js';
import { documentPaths, fragmentOf, outlineOf, readDocument } from '../support/documents.js';
import { filesIn, root } from '../support/project-files.js';

const readme = readDocument('README.md');

describe('the README', () => {
  test('names every element that is published, and no other', () => {
    const { exports } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      exports: Record<string, unknown>;
    };
    const published = Object.keys(exports).filter(
      (path) => path.startsWith('./oauth-') && !path.endsWith('.css'),
    );
    for (const document of [readme, readDocument('docs/elements.md')]) {
      const told = [...document.matchAll(/^\| `<(oauth-[a-z-]+)>` \|/gm)].map(([, tag = '']) => `./${tag}`);
      assert.deepEqual(told.sort(), published.sort());
    }
  });

  test('has at most 200 lines', () => {
    assert.ok(readme.split('\n').length <= 201);
  });

  test('leads to every page of the documentation', () => {
    const { links } = outlineOf(readme);
    const pages = documentPaths.filter((path) => path.startsWith('docs/'));
    assert.deepEqual(
      pages.filter((path) => !links.includes(path)),
      [],
    );
  });
});

describe('the documentation', () => {
  for (const path of documentPaths) {
    test(`${path} leads to no file and no heading that isn’t there`, () => {
      const broken = outlineOf(readDocument(path)).links.filter((link) => {
        const [file = '', fragment] = link.split('#');
        const target = file === '' ? path : posix.join(posix.dirname(path), file);
        if (!existsSync(join(root, target))) return true;
        const { headings } = fragment === undefined ? { headings: [] } : outlineOf(readDocument(target));
        return fragment !== undefined && !headings.map(fragmentOf).includes(fragment);
      });
      assert.deepEqual(broken, []);
    });
  }

  test('has no row of a table that stands apart from its table', () => {
    for (const path of documentPaths) {
      const text = readDocument(path);
      // A blank line ends a table. The next one begins with its heading, and a line of dashes.
      const apart = [...text.matchAll(/(?<=\n\n)\|.*\n(?!\| ?:?-)/g)].map(([row]) => row);
      assert.deepEqual(apart, [], path);
    }
  });

  test('has a heading for each error code, in the order of the list, with who meets it, its cause and its cure', () => {
    const page = readDocument('docs/errors.md');
    const sections = [...page.matchAll(/^## ([a-z_]+)\n\n- Who meets it: .+\n- Cause: .+\n- Cure: .+\n/gm)];
    assert.deepEqual(
      sections.map(([, code]) => code),
      [...errorCodes],
    );
  });

  test('names every code that the operator is told', () => {
    const page = readDocument('docs/errors.md');
    const codes = filesIn(['src/endpoint', 'src/cli'], /\.ts$/).flatMap(({ text }) =>
      [...text.matchAll(/^ +code: '([a-z_]+)',$/gm)].map(([, code = '']) => code),
    );
    assert.ok(codes.length > 30);
    assert.deepEqual(
      codes.filter((code) => !page.includes(`## ${code}\n`) && !page.includes(`\`${code}\``)),
      [],
    );
  });

  test('names every code that the developer is told in the console', () => {
    const page = readDocument('docs/errors.md');
    const told = /(?:warnDeveloper\([^,]+, ['`]|^ {2})([a-z]+(?:_[a-z]+)+)(?:['` ]|: \(.*=>)/gm;
    const codes = filesIn(['src/session', 'components'], /\.ts$/).flatMap(({ text }) =>
      text.includes('warnDeveloper(') ? [...text.matchAll(told)].map(([, code = '']) => code) : [],
    );
    for (const code of ['parts_missing', 'tag_taken', 'client_unknown', 'other_port'])
      assert.ok(codes.includes(code), code);
    assert.deepEqual(
      codes.filter((code) => !page.includes(`## ${code}\n`) && !page.includes(`\`${code}\``)),
      [],
    );
  });
});
