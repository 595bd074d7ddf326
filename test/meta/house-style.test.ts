import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { filesIn, trackedFiles, type TextFile } from '../support/project-files.js';
import {
  dialectPhrases,
  longFiles,
  looseCode,
  repeatedNames,
  disabledTests,
  unusedExports,
} from '../support/house-style.js';

const product = filesIn(['components', 'src'], /\.ts$/);
const tests = filesIn(['test'], /\.test\.ts$/);
const tracked = trackedFiles();
const prose = tracked.filter(
  ({ path }) => /\.([cm]?[jt]s|jsx|tsx|html|md)$/.test(path) && path !== 'CHANGELOG.md',
);
const code = tracked.filter(({ path }) => /\.([cm]?[jt]s|html|css)$/.test(path));

/** The typings export what apps name; what a script exports, its types name too. */
const modules = tracked.filter(
  ({ path }) => /\.([cm]?[jt]sx?|html|vue|svelte)$/.test(path) && !/^typings\/|\.d\.m?ts$/.test(path),
);

const linesWith = (files: TextFile[], pattern: RegExp): string[] =>
  files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${String(index + 1)}`] : [])),
  );

// Taken apart, or this file would find itself.
const word = (...parts: string[]): string => parts.join('');
const unfinishedMarks = [word('TO', 'DO'), word('FIX', 'ME'), word('X', 'XX')];
const silencers = [
  word('eslint-', 'disable'),
  word('oxlint-', 'disable'),
  word('@ts-', 'ignore'),
  word('@ts-', 'nocheck'),
  word('prettier-', 'ignore'),
];
const unfinished = new RegExp(`\\b(${unfinishedMarks.join('|')})\\b`);
const silenced = new RegExp(silencers.join('|'));
const machinePath = /(^|[\s"'`(=:])(\/(home|Users|root|work|mnt|media)\/[\w.-]+|[A-Z]:\\Users\\)/;
const registryHost = /https?:\/\/[\w.-]*(registry|artifactory|nexus|verdaccio)[\w.-]*/i;

describe('the house style', () => {
  test('there are product files, tests and tracked files to look at', () => {
    assert.ok(product.length > 0 && tests.length > 0 && tracked.length > 0);
  });

  test('no file of the product or its tests is longer than 250 lines', () => {
    assert.deepEqual(longFiles([...product, ...filesIn(['test'], /\.ts$/)]), []);
  });

  test('product code has no default export and no any', () => {
    assert.deepEqual(looseCode(product), []);
  });

  test('nothing is exported that no other file names', () => {
    assert.deepEqual(unusedExports(modules), []);
  });

  test('no code silences a checker', () => {
    assert.deepEqual(linesWith(code, silenced), []);
  });

  test('comments, names of tests and documents are in plain English', () => {
    assert.deepEqual(dialectPhrases(prose), []);
  });

  test('nothing is left marked as unfinished', () => {
    assert.deepEqual(linesWith(tracked, unfinished), []);
  });

  test('no tracked file names a folder of somebody’s machine', () => {
    assert.deepEqual(linesWith(tracked, machinePath), []);
  });

  test('no tracked file names a package registry', () => {
    assert.deepEqual(linesWith(tracked, registryHost), []);
  });

  test('every test runs', () => {
    assert.deepEqual(disabledTests(tests), []);
  });

  test('no two tests of a file have the same name', () => {
    assert.deepEqual(repeatedNames(tests), []);
  });
});

describe('the checker of the house style', () => {
  const file = (text: string): TextFile[] => [{ path: 'src/planted.ts', text }];
  const cases: [title: string, found: string[]][] = [
    ['a file of 251 lines', longFiles(file('\n'.repeat(251)))],
    ['a default export', looseCode(file('export default 1;'))],
    ['a default class', looseCode(file('export default class A {}'))],
    ['a renamed default', looseCode(file('const a = 1;\nexport { a as default };'))],
    ['an any', looseCode(file('export const a = (b: Record<string, any>): void => {};'))],
    ['an export for nobody', unusedExports(file('export const planted = 1;'))],
    ['a silenced rule', linesWith(file(`// ${word('eslint-', 'disable')}-next-line`), silenced)],
    ['a mark of unfinished work', linesWith(file(`// ${word('TO', 'DO')}: later`), unfinished)],
    ['a home folder', linesWith(file(`const a = '${word('/ho', 'me/ana/x')}';`), machinePath)],
    ['a registry', linesWith(file(word('https://regis', 'try.example.com/lit')), registryHost)],
    ['a single test', disabledTests(file(`test.only('a', () => {});`))],
    ['a skipped group', disabledTests(file(`describe.skip('a', () => {});`))],
    ['a conditional skip', disabledTests(file(`test('a', () => { test.skip(x, 'y'); });`))],
    ['a skipped Playwright group', disabledTests(file(`test.describe.skip('a', () => {});`))],
    ['a skip by option', disabledTests(file(`test('a', { skip: true }, () => {});`))],
    ['an old spelling', disabledTests(file(`xit('a', () => {});`))],
    ['a phrase of a dialect', dialectPhrases(file(`// It is ${word('at ha', 'nd')}.`))],
    ['a phrase over two lines', dialectPhrases(file(`/**\n * is ${word('at\n * ha', 'nd')} */`))],
    ['a name twice', repeatedNames(file(`test('a', f);\ntest('a', f);`))],
  ];
  for (const [title, found] of cases) {
    test(`finds ${title}`, () => {
      assert.equal(found.length, 1);
    });
  }

  test('leaves clean code alone', () => {
    const clean = file(
      `switch (a) { default: break; }\ndescribe('a', () => { test('b', f); });\ndescribe('c', () => { test('b', f); });`,
    );
    assert.deepEqual(
      [
        ...longFiles(clean),
        ...looseCode(clean),
        ...dialectPhrases(clean),
        ...disabledTests(clean),
        ...repeatedNames(clean),
        ...unusedExports(clean),
      ],
      [],
    );
  });
});
