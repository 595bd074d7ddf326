// `npm test [step or path …]`, `npm run check`. Plain Node on purpose: on a fresh clone this is what installs the packages.
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checksOf, chooseSteps, quickLanes, steps } from './steps.mjs';
import { runChild } from './support/child-process.mjs';
import {
  findOrInstallBrowsers,
  findOrInstallScreen,
  installPackages,
  installPythonCryptography,
} from './support/install-prerequisites.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'oauth-elements-test-'));

async function runCheck({ run, tests = false, minutes }, { countFile, output }) {
  rmSync(countFile, { force: true });
  const code = await runChild(run, { cwd: root, minutes, output, env: { TEST_COUNT_FILE: countFile } });
  if (!tests) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const count = existsSync(countFile)
    ? JSON.parse(readFileSync(countFile, 'utf8'))
    : { passed: 0, failed: 0 };
  // Something broke that is no test's fault, such as the runner itself.
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

async function runStep(name, files, { buildWorks, output }) {
  const { needsBuild = false } = steps[name];
  const started = performance.now();
  const total = { passed: 0, failed: 0 };
  if (needsBuild && !buildWorks) console.error('There is no build to look at.');
  for (const check of checksOf(name, files)) {
    const countFile = join(folder, `${name}.json`);
    const { passed, failed } =
      needsBuild && !buildWorks ? { passed: 0, failed: 1 } : await runCheck(check, { countFile, output });
    total.passed += passed;
    total.failed += failed;
  }
  if (total.passed + total.failed === 0) {
    console.error('No test ran.');
    total.failed = 1;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  return { ...total, line: `--- ${name}: ${total.passed} passed, ${total.failed} failed, ${seconds} s` };
}

/** Runs the steps of one lane in turn. With others beside it, what a step prints comes in one piece, at its end. */
async function runLane(lane, buildWorks, alone) {
  const results = [];
  for (const [name, files] of lane) {
    const log = join(folder, `${name}.log`);
    const output = alone ? 'inherit' : openSync(log, 'w');
    if (alone) console.log(`\n=== ${name}`);
    const result = await runStep(name, files, { buildWorks, output });
    if (!alone) {
      closeSync(output);
      console.log(`\n=== ${name}\n${readFileSync(log, 'utf8')}`);
    }
    console.log(result.line);
    if (name === 'build') buildWorks = result.failed === 0;
    results.push(result);
  }
  return results;
}

async function runAll(chosen, sideBySide) {
  const anyOf = (need) => [...chosen.keys()].some((name) => steps[name][need]);
  installPackages();
  if (anyOf('needsBrowsers')) findOrInstallBrowsers();
  if (anyOf('needsScreen')) findOrInstallScreen();
  if (anyOf('needsPython')) installPythonCryptography();
  let buildWorks = true;
  if (!chosen.has('build') && (anyOf('needsBuild') || anyOf('usesBuild'))) {
    buildWorks = (await runChild(['build.mjs', '--if-needed'], { cwd: root })) === 0;
  }
  if (!sideBySide) return runLane([...chosen], buildWorks, true);
  const lanes = quickLanes.map((names) => names.map((name) => [name, chosen.get(name)]));
  return (await Promise.all(lanes.map((lane) => runLane(lane, buildWorks, false)))).flat();
}

const words = process.argv.slice(2);
let results = [];
try {
  const isQuick = words.includes('--check');
  results = await runAll(chooseSteps(isQuick ? quickLanes.flat() : words), isQuick);
} catch (error) {
  console.error(error.message);
  results.push({ passed: 0, failed: 1 });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
process.exitCode = sum('failed') === 0 ? 0 : 1;
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
