// The steps of `npm test`: what each runs, and what it needs. Plain Node, as test/run.mjs is.
import { readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const cache = 'node_modules/.cache/oauth-elements';

const counted = (...run) => ({ run, tests: true });
const once = (...run) => ({ run });
/** For programs that make many objects, of which few stay: with room for them, a sixth of their time is not spent on collecting those. */
const room = '--max-semi-space-size=128';

const reporters = [
  ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
  ...['--test-reporter=./test/support/count-tests.mjs', '--test-reporter-destination=stderr'],
];
/** What the native linter looks at by the same rules, in a sixth of the time; in the whole run ESLint looks at it too. */
const lintedNatively = ['test', 'demo', 'playwright.config.ts'];
/** Of what is published it has the rules that take types, most of ESLint's time. ESLint has the others, and all in the whole run. */
const publishedFolders = ['src', 'components'];
const eslint = (isWhole) =>
  isWhole
    ? once(room, 'node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0')
    : {
        ...once(
          ...['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'],
          ...lintedNatively.flatMap((path) => [
            '--ignore-pattern',
            path.endsWith('.ts') ? path : `${path}/**/*.ts`,
          ]),
        ),
        env: { LINT_TYPES: 'natively' },
      };

/** Each file in a process of its own, as what starts browsers or installs packages wants it. */
const inNode = (files) =>
  counted('--import', 'tsx', '--test', '--test-timeout=300000', ...reporters, ...files);
/** All in one: starting Node and its loader for each file would take longer than most files do. */
const inOneProcess = (files) =>
  counted(room, '--import', 'tsx', ...reporters, 'test/support/run-in-one-process.mjs', ...files);
const inPage = (files) =>
  counted('node_modules/@web/test-runner/dist/bin.js', ...files.flatMap((file) => ['--files', file]));
const inBrowsers = (files) => ({
  ...counted('node_modules/@playwright/test/cli.js', 'test', ...files),
  minutes: 40,
  // What a person names runs, whatever day it is.
  env: files.length > 0 ? { TEST_NAMED: '1' } : {},
});

/**
 * Each check is a program run by this Node. `tests` marks one that counts its own; any other counts as one test. Without a
 * build, a step that needs it fails at once; one that only uses it still runs, for its other tests.
 *
 * `owns` names the test files that a step runs; a file that no other step owns is one of `unit`.
 */
export const steps = {
  lint: {
    checks: (files, isWhole) => [
      // It gives way to all others, so it may take long.
      { ...eslint(isWhole), minutes: 40 },
      once('test/support/lint-natively.mjs', ...lintedNatively, '--types', ...publishedFolders),
      // Each file by itself decides what Prettier says, so its answers can be kept; ESLint's rules look at types of others.
      once(
        ...['node_modules/prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn'],
        ...['--cache', '--cache-strategy', 'content', '--cache-location', `${cache}/prettier`],
      ),
    ],
  },
  types: {
    // All at once, then each side without what the other has: no Node in pages, no DOM on the server.
    checks: () =>
      ['tsconfig.json', 'tsconfig.page.json', 'tsconfig.endpoint.json', 'tsconfig.server.json'].map(
        (project) =>
          once(
            // The native compiler, a fifth of the time. The other one is for ESLint and the build, which call it as a library.
            ...['node_modules/typescript-native/bin/tsc', '--project', project],
            ...['--incremental', '--tsBuildInfoFile', `${cache}/${project}.tsbuildinfo`],
          ),
      ),
  },
  build: { checks: () => [once('build.mjs')] },
  size: { needsBuild: true, checks: () => [once('test/size/size.mjs')] },
  package: {
    needsBuild: true,
    owns: /^test\/meta\/(package|snippets)\.test\.ts$/,
    runFiles: (files) => [inNode(files)],
    checks: (files) => [
      once('node_modules/publint/src/cli.js', '--strict'),
      once(
        ...['node_modules/@arethetypeswrong/cli/dist/index.js', '--pack', '.', '--format', 'table-flipped'],
        // A style sheet has no types.
        ...['--exclude-entrypoints', 'oauth-elements.css'],
      ),
      inNode(files),
    ],
  },
  /** Most of the unit tests, and most of their time: in a lane beside the others. */
  endpoint: {
    needsPython: true,
    needsBrowsers: true,
    owns: /^test\/endpoint\//,
    runFiles: (files) => [inOneProcess(files)],
  },
  unit: {
    usesBuild: true,
    needsPython: true,
    runFiles: (files) => [inOneProcess(files)],
  },
  stores: {
    usesBuild: true,
    needsDatabases: true,
    owns: /^test\/stores\//,
    // In one process, they share the servers that they start.
    runFiles: (files) => [inOneProcess(files)],
  },
  components: {
    needsBrowsers: true,
    owns: /^test\/(components|session)\//,
    runFiles: (files) => [inPage(files)],
    checks: () => [inPage([])],
  },
  e2e: {
    needsBrowsers: true,
    needsBuild: true,
    owns: /^test\/e2e\//,
    runFiles: (files) => [inBrowsers(files)],
    checks: () => [inBrowsers([])],
  },
  matrix: {
    needsBrowsers: true,
    needsScreen: true,
    needsBuild: true,
    owns: /^test\/matrix\/(chromium|firefox|webkit|demo-in-webkit)\.test\.ts$/,
    // Each by itself: two browsers at once would take the focus from each other.
    runFiles: (files) => files.map((file) => inNode([file])),
  },
};

/**
 * Test files of which `npm test` runs one group a day, by its seed; all of them with `--whole`, and those that a person names. They are
 * the longest: each starts browsers, or many processes. Browser tests have lists of their own, in `test/e2e/which-browsers.ts`.
 *
 * The number of groups has no divisor in common with the number of a table in these files (`isTried`), so that each case has its turn on
 * a day of its file.
 */
export const turns = {
  matrix: [
    ['test/matrix/chromium.test.ts', 'test/matrix/demo-in-webkit.test.ts'],
    ['test/matrix/firefox.test.ts'],
    ['test/matrix/webkit.test.ts'],
  ],
  stores: [['test/stores/cluster.test.ts'], ['test/stores/failover.test.ts']],
  unit: [
    ['test/cli/serve-settings.test.ts'],
    ['test/cli/https-proxy.test.ts', 'test/cli/files/downloads.test.ts'],
  ],
};

/** Whether it is a file's day, as `isTried` in test/support/whole.ts says of a case. */
function hasItsTurn(name, file, seed) {
  const groups = turns[name] ?? [];
  const place = groups.findIndex((group) => group.includes(file));
  return place < 0 || (place + seed) % groups.length === 0;
}

/** What `npm run check` runs: lanes side by side, each of steps in turn. Two cores are busy with it. */
export const quickStages = [
  [
    ['lint', 'components', 'unit'],
    ['types', 'endpoint'],
  ],
];

/** What `npm test` runs, one stage after the other. `e2e` keeps two cores busy, but for a seventh of its time. */
export const allStages = [
  [
    ['build', 'size', 'package', 'unit', 'stores', 'matrix'],
    ['endpoint', 'components'],
  ],
  [['e2e']],
];

/** A lane beside all stages of `npm test`, for the time that these leave: no browser waits in it, so it may be slow. */
export const patientLane = ['types', 'lint'];

function stepOf(file) {
  return Object.keys(steps).find((name) => steps[name].owns?.test(file)) ?? 'unit';
}

function testFilesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.test.ts'))
    .sort();
}

/**
 * What a step runs: all of its checks, or the test files chosen by the person who runs it.
 * @param {string} name
 * @param {string[]} [chosen]
 * @param {boolean} [isWhole] whether nothing is left to a choice
 * @param {number} [seed] which of the groups that take turns it runs
 */
export function checksOf(name, chosen, isWhole = false, seed = 0) {
  const { checks, runFiles } = steps[name];
  if (chosen) return runFiles(chosen);
  // Given no file, Node would look for tests by itself, and find test/run.mjs.
  const files = runFiles
    ? testFilesIn('test').filter((file) => stepOf(file) === name && (isWhole || hasItsTurn(name, file, seed)))
    : [];
  return (checks ?? runFiles)(files, isWhole);
}

/**
 * Reads what stands after `npm test`: names of steps, and paths of tests or of folders of them.
 * @param {string[]} words
 * @returns {Map<string, string[] | undefined>} the steps in their order, with the files chosen of each; `undefined` for all.
 */
export function chooseSteps(words) {
  const chosen = new Map();
  for (const word of words) {
    if (Object.hasOwn(steps, word)) chosen.set(word, undefined);
    else for (const file of filesAt(word)) addFile(chosen, file);
  }
  const names = Object.keys(steps).filter((name) => words.length === 0 || chosen.has(name));
  return new Map(names.map((name) => [name, chosen.get(name)]));
}

function filesAt(word) {
  const path = relative(root, resolve(root, word)).replaceAll('\\', '/');
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  const files = stats?.isDirectory() ? testFilesIn(path) : stats?.isFile() ? [path] : [];
  const tests = files.filter((file) => file.endsWith('.test.ts'));
  if (tests.length > 0) return tests;
  throw new Error(`No test and no step ${word}; the steps are ${Object.keys(steps).join(', ')}.`);
}

function addFile(chosen, file) {
  const name = stepOf(file);
  if (chosen.has(name) && chosen.get(name) === undefined) return;
  chosen.set(name, [...(chosen.get(name) ?? []), file]);
}
