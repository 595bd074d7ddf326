import { writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { addAxe } from './axe-counts.mjs';

// One count for three runners: each writes {passed, failures, axe} to the file that `test/run.mjs` names. Whatever did not
// pass has failed, a skipped test too: its claim was not held. A failure says which test, in which file, and why.
const writeCount = (passed, failures, axe = {}) => {
  const file = process.env.TEST_COUNT_FILE;
  if (file) writeFileSync(file, JSON.stringify({ passed, failures, axe }));
};

/** Characters of an error in the list at the end. The whole of it stands where the test ran. */
const mostOfError = 400;

function describeFailure(file, claim, error) {
  const line = `${file ? relative('.', file) : '(no file)'}: ${claim}`;
  const reason = stripVTControlCharacters(String(error?.message ?? '')).trim();
  return reason ? `${line}\n${reason.slice(0, mostOfError)}`.replaceAll('\n', '\n    ') : line;
}

/** The longest single test takes less than a minute. Only the test of this sets another limit. */
const silenceSeconds = Number(process.env.TEST_SILENCE_SECONDS ?? 300);

/** A reporter for `node --test`, which wants it as the default export and prints what it yields. */
export default async function* countNodeTests(events) {
  let passed = 0;
  const failures = [];
  const running = new Set();
  // In one process, Node gives a test no limit, and what a test leaves open keeps the process alive.
  const watchdog = setTimeout(() => {
    const standstill = `Nothing began or ended in ${silenceSeconds} seconds. Still running: ${[...running].join(' > ')}`;
    console.error(standstill);
    writeCount(passed, [...failures, standstill]);
    process.exit(1);
  }, silenceSeconds * 1000).unref();
  // In one process, a file in which no test stands leaves no event.
  const silent = new Set(filesOfThisProcess());
  for await (const { type, data } of events) {
    watchdog.refresh();
    if (type === 'test:dequeue') running.add(data.name);
    if (type === 'test:pass' || type === 'test:fail') running.delete(data.name);
    silent.delete(data?.file);
    // Its tests stand in a contract, which may be a file beside it.
    for (const file of silent)
      if (data?.file?.startsWith(`${dirname(file)}/`) && data.file.endsWith('-contract.ts'))
        silent.delete(file);
    const isTest = (type === 'test:pass' || type === 'test:fail') && data.details.type !== 'suite';
    if (!isTest) continue;
    // Where a person has chosen tests by name, other files have none to run.
    if (data.name === data.file && process.env.TEST_FILES_MAY_BE_EMPTY) continue;
    // A file in which no test stands is reported as one test that passed, under its own path.
    const held = type === 'test:pass' && data.name !== data.file;
    if (held && data.skip === undefined && data.todo === undefined) passed += 1;
    else failures.push(describeFailure(data.file, data.name, causeOf(data.details.error)));
  }
  const without = [...silent].map((file) => `No test ran in ${file}.`);
  writeCount(passed, [...failures, ...without]);
  yield without.map((line) => `${line}\n`).join('');
}

/** Node wraps what a test has thrown. */
const causeOf = (error) => (error?.cause instanceof Error ? error.cause : error);

function filesOfThisProcess() {
  const [, script = '', ...paths] = process.argv;
  return script.endsWith('/run-in-one-process.mjs') ? paths.map((path) => resolve(path)) : [];
}

/** A reporter for web-test-runner; `axe` is what axe is counted in. */
export function countComponentTests(axe) {
  const testsIn = ({ tests = [], suites = [] }) => [...tests, ...suites.flatMap(testsIn)];
  const holds = (test) => test.passed && !test.skipped;
  return {
    onTestRunFinished({ sessions }) {
      let passed = 0;
      const failures = [];
      for (const { testFile, testResults, passed: fileHolds } of sessions) {
        const tests = testResults ? testsIn(testResults) : [];
        const broken = tests.filter((test) => !holds(test));
        passed += tests.length - broken.length;
        failures.push(...broken.map(({ name, error }) => describeFailure(testFile, name, error)));
        // A file that broke outside of a test, or holds none, has no failed test to show for it.
        if (tests.length === 0 || (!fileHolds && broken.length === 0))
          failures.push(describeFailure(testFile, 'the file breaks outside of a test, or holds none'));
      }
      writeCount(passed, failures, axe);
    },
  };
}

/** A reporter for Playwright, see `count-playwright.mjs`. */
export class PlaywrightCount {
  #suite;
  #errors = [];
  #axe = {};

  onBegin(_config, suite) {
    this.#suite = suite;
  }

  onTestEnd(test, { annotations }) {
    // A project is an engine, or a part of one: `chromium`, `chromium-engine`.
    const [engine = ''] = test.parent.project()?.name.split('-') ?? [];
    for (const { type, description } of annotations)
      if (type === 'axe') addAxe(this.#axe, engine, { contrasts: Number(description) });
  }

  onError({ message = 'an error outside of a test', location }) {
    this.#errors.push(describeFailure(location?.file, message));
  }

  onEnd() {
    const tests = this.#suite?.allTests() ?? [];
    const broken = tests.filter((test) => test.outcome() !== 'expected');
    const failures = broken.map((test) =>
      describeFailure(test.location.file, test.titlePath().slice(3).join(' › '), test.results.at(-1)?.error),
    );
    writeCount(tests.length - broken.length, [...failures, ...this.#errors], this.#axe);
  }

  printsToStdio() {
    return false;
  }
}
