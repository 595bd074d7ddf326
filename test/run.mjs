// `npm test [step …]`. Plain Node on purpose: on a fresh clone this is what installs the packages.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runChild } from './tools/child.mjs';
import {
  findOrInstallBrowsers,
  findOrInstallScreen,
  installPackages,
  installPythonCryptography,
} from './tools/install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const packed = ['package', 'snippets'].map((name) => join('test', 'meta', `${name}.test.ts`));
const inBrowser = ['components', 'session', 'e2e'].map((folder) => join('test', folder, sep));
const matrix = ['chromium', 'firefox', 'webkit', 'demo-in-webkit'].map((name) =>
  join('test', 'matrix', `${name}.test.ts`),
);

const unitTests = () =>
  readdirSync(join(root, 'test'), { recursive: true })
    .map((name) => join('test', name))
    .filter((path) => path.endsWith('.test.ts') && !packed.includes(path) && !matrix.includes(path))
    .filter((path) => !inBrowser.some((folder) => path.startsWith(folder)))
    .sort();

const options = [
  ...['--import', 'tsx', '--test', '--test-timeout=300000'],
  ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
  ...['--test-reporter=./test/tools/count-tests.mjs', '--test-reporter-destination=stderr'],
];
// Given no file, Node would look for tests by itself, and find this very program.
const nodeTests = (files) => (files.length > 0 ? [{ run: [...options, ...files], tests: true }] : []);

// Each check is a program run by this Node. `tests` marks one that counts its own; any other counts as one test.
// Without a build, a step that needs it fails at once; one that only uses it still runs, for its other tests.
const steps = {
  lint: {
    checks: () => [
      { run: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'] },
      { run: ['node_modules/prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn'] },
    ],
  },
  types: { checks: () => [{ run: ['node_modules/typescript/bin/tsc', '--noEmit'] }] },
  build: { checks: () => [{ run: ['build.mjs'] }] },
  size: { needsBuild: true, checks: () => [{ run: ['test/size/size.mjs'] }] },
  package: {
    needsBuild: true,
    checks: () => [
      { run: ['node_modules/publint/src/cli.js', '--strict'] },
      {
        run: ['node_modules/@arethetypeswrong/cli/dist/index.js', '--pack', '.', '--format', 'table-flipped'],
      },
      ...nodeTests(packed),
    ],
  },
  unit: { usesBuild: true, needsPython: true, checks: () => nodeTests(unitTests()) },
  components: {
    needsBrowsers: true,
    checks: () => [{ run: ['node_modules/@web/test-runner/dist/bin.js'], tests: true }],
  },
  matrix: {
    needsBrowsers: true,
    needsScreen: true,
    needsBuild: true,
    // Each by itself: two browsers at once would take the focus from each other.
    checks: () => matrix.flatMap((file) => nodeTests([file])),
  },
  e2e: {
    needsBrowsers: true,
    needsBuild: true,
    checks: () => [{ run: ['node_modules/@playwright/test/cli.js', 'test'], tests: true, minutes: 20 }],
  },
};

const folder = mkdtempSync(join(tmpdir(), 'oauth-elements-test-'));

async function runCheck({ run, tests = false, minutes }) {
  const countFile = join(folder, 'count.json');
  rmSync(countFile, { force: true });
  const code = await runChild(run, { cwd: root, minutes, env: { TEST_COUNT_FILE: countFile } });
  if (!tests) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const count = existsSync(countFile)
    ? JSON.parse(readFileSync(countFile, 'utf8'))
    : { passed: 0, failed: 0 };
  // Something broke that is no test's fault, such as the runner itself.
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

async function runStep(name, buildWorks) {
  const { checks, needsBuild = false } = steps[name];
  console.log(`\n=== ${name}`);
  const started = performance.now();
  const total = { passed: 0, failed: 0 };
  if (needsBuild && !buildWorks) console.error('There is no build to look at.');
  for (const check of checks()) {
    const { passed, failed } = needsBuild && !buildWorks ? { passed: 0, failed: 1 } : await runCheck(check);
    total.passed += passed;
    total.failed += failed;
  }
  if (total.passed + total.failed === 0) {
    console.error('No test ran.');
    total.failed = 1;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`--- ${name}: ${total.passed} passed, ${total.failed} failed, ${seconds} s`);
  return total;
}

async function runAll(names) {
  const results = [];
  installPackages();
  if (names.some((name) => steps[name].needsBrowsers)) findOrInstallBrowsers();
  if (names.some((name) => steps[name].needsScreen)) findOrInstallScreen();
  if (names.some((name) => steps[name].needsPython)) installPythonCryptography();
  let buildWorks = true;
  if (!names.includes('build') && names.some((name) => steps[name].needsBuild || steps[name].usesBuild)) {
    buildWorks = (await runChild(['build.mjs', '--if-needed'], { cwd: root })) === 0;
  }
  for (const name of names) {
    const result = await runStep(name, buildWorks);
    if (name === 'build') buildWorks = result.failed === 0;
    results.push(result);
  }
  return results;
}

const asked = process.argv.slice(2);
const names = Object.keys(steps).filter((name) => asked.length === 0 || asked.includes(name));
let results = [];
try {
  const unknown = asked.filter((name) => !(name in steps));
  if (unknown.length)
    throw new Error(`No step ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}.`);
  results = await runAll(names);
} catch (error) {
  console.error(error.message);
  results.push({ passed: 0, failed: 1 });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
process.exitCode = sum('failed') === 0 ? 0 : 1;
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
