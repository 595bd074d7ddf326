import { writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { addAxe } from './axe-counts.mjs';

// One count for three runners: each writes {passed, failed, axe} to the file that `test/run.mjs` names. Whatever did not
// pass has failed, a skipped test too: its claim was not held.
const writeCount = (passed, failed, axe = {}) => {
  const file = process.env.TEST_COUNT_FILE;
  if (file) writeFileSync(file, JSON.stringify({ passed, failed, axe }));
};

/** The longest single test takes less than a minute. Only the test of this sets another limit. */
const silenceSeconds = Number(process.env.TEST_SILENCE_SECONDS ?? 300);

/** A reporter for `node --test`, which wants it as the default export and prints what it yields. */
export default async function* countNodeTests(events) {
  let [passed, failed] = [0, 0];
  const running = new Set();
  // In one process, Node gives a test no limit, and what a test leaves open keeps the process alive.
  const watchdog = setTimeout(() => {
    console.error(
      `Nothing began or ended in ${silenceSeconds} seconds. Still running: ${[...running].join(' > ')}`,
    );
    writeCount(passed, failed + 1);
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
    else failed += 1;
  }
  writeCount(passed, failed + silent.size);
  yield [...silent].map((file) => `No test ran in ${file}.\n`).join('');
}

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
      let [passed, failed] = [0, 0];
      for (const session of sessions) {
        const tests = session.testResults ? testsIn(session.testResults) : [];
        passed += tests.filter(holds).length;
        failed += tests.filter((test) => !holds(test)).length;
        // A file that broke outside of a test, or holds none, has no failed test to show for it.
        if (tests.length === 0 || (!session.passed && tests.every(holds))) failed += 1;
      }
      writeCount(passed, failed, axe);
    },
  };
}

/** A reporter for Playwright, see `count-playwright.mjs`. */
export class PlaywrightCount {
  #suite;
  #errors = 0;
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

  onError() {
    this.#errors += 1;
  }

  onEnd() {
    const tests = this.#suite?.allTests() ?? [];
    const passed = tests.filter((test) => test.outcome() === 'expected').length;
    writeCount(passed, tests.length - passed + this.#errors, this.#axe);
  }

  printsToStdio() {
    return false;
  }
}
