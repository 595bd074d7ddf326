import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { allStages, checksOf, chooseSteps, patientLane, quickStages, steps, turns } from '../steps.mjs';
import { filesIn } from '../support/project-files.js';

const testFiles = filesIn(['test'], /\.test\.ts$/).map(({ path }) => path);
const namesOf = (...words: string[]): string[] => [...chooseSteps(words).keys()];

describe('npm test', () => {
  test('runs each test file in exactly one step', () => {
    const byFile = testFiles.map((file) => [file, namesOf(file).length]);
    assert.deepEqual(
      byFile.filter(([, count]) => count !== 1),
      [],
    );
  });

  /** The test files that a step runs. */
  const filesOf = (name: string, ...how: [chosen?: string[], isWhole?: boolean, seed?: number]): string[] =>
    checksOf(name, ...how).flatMap(({ run }) => run.filter((word) => word.endsWith('.test.ts')));

  for (const name of ['unit', 'endpoint', 'stores', 'matrix']) {
    const all = testFiles.filter((file) => namesOf(file)[0] === name);
    const groups = turns[name] ?? [];

    test(`runs every test file of ${name} with --whole`, () => {
      assert.deepEqual(filesOf(name, undefined, true, 3), all);
    });

    test(`runs every test file of ${name} each day, but for those that take turns, of which it runs each once`, () => {
      const days = groups.map((_, day) => filesOf(name, undefined, false, 20_421 + day));
      const inTurn = groups.flat();
      for (const files of days.length > 0 ? days : [filesOf(name)])
        assert.deepEqual(
          files.filter((file) => !inTurn.includes(file)),
          all.filter((file) => !inTurn.includes(file)),
        );
      assert.deepEqual(
        days
          .flat()
          .filter((file) => inTurn.includes(file))
          .sort(),
        [...inTurn].sort(),
      );
    });

    test(`runs a file of ${name} that a person names on any day`, () => {
      for (const file of groups.flat())
        for (const seed of [0, 1, 2]) assert.deepEqual(filesOf(name, [file], false, seed), [file]);
    });
  }

  test('meets each case of the tables in files that take turns: no two of the numbers share a divisor', () => {
    const sharesDivisor = (one: number, other: number): boolean =>
      [2, 3, 5, 7].some((divisor) => one % divisor === 0 && other % divisor === 0);
    for (const groups of Object.values(turns))
      for (const { path, text } of filesIn(['test'], /\.ts$/))
        if (groups.flat().includes(path) || (path.startsWith('test/matrix/') && groups === turns['matrix']))
          for (const [, of] of text.matchAll(/isTried\((\d+),/g))
            assert.ok(!sharesDivisor(groups.length, Number(of)), path);
  });

  test('runs every step, in their order, where none is named', () => {
    assert.deepEqual(namesOf(), Object.keys(steps));
  });

  test('runs each step once, in its stages or beside them, with the build first', () => {
    assert.deepEqual([...allStages.flat(2), ...patientLane].sort(), Object.keys(steps).sort());
    assert.equal(allStages[0]?.[0]?.[0], 'build');
  });

  test('runs lint, types, unit tests and components before a commit', () => {
    assert.deepEqual(quickStages.flat(2).sort(), ['components', 'endpoint', 'lint', 'types', 'unit']);
  });

  const chosen: [title: string, words: string[], result: [string, string[] | undefined][]][] = [
    ['a unit test by its path', ['test/meta/steps.test.ts'], [['unit', ['test/meta/steps.test.ts']]]],
    ['a browser test by its path', ['./test/e2e/popup.test.ts'], [['e2e', ['test/e2e/popup.test.ts']]]],
    ['a step by its name', ['types'], [['types', undefined]]],
    ['a whole step rather than one of its files', ['e2e', 'test/e2e/popup.test.ts'], [['e2e', undefined]]],
    [
      'files of several steps, in the order of the steps',
      ['test/e2e/popup.test.ts', 'test/components/focus.test.ts', 'test/meta/package.test.ts'],
      [
        ['package', ['test/meta/package.test.ts']],
        ['components', ['test/components/focus.test.ts']],
        ['e2e', ['test/e2e/popup.test.ts']],
      ],
    ],
  ];
  for (const [title, words, result] of chosen)
    test(`runs ${title}`, () => assert.deepEqual([...chooseSteps(words)], result));

  test('runs the tests of a folder by their kinds', () => {
    const found = [...chooseSteps(['test/meta'])].map(([name, files]) => [name, files?.length]);
    const inMeta = testFiles.filter((file) => file.startsWith('test/meta/')).length;
    assert.deepEqual(found, [
      ['package', 2],
      ['unit', inMeta - 2],
    ]);
  });

  for (const word of ['nonsense', 'test/nothing.test.ts', 'test/run.mjs', 'toString'])
    test(`names the steps when ${word} is none of them and no test`, () =>
      assert.throws(() => chooseSteps([word]), /No test and no step .*; the steps are lint, types,/));
});
