// `npm test [--whole] [step or path …]`, `npm run check`. Plain Node on purpose: on a fresh clone this is what installs the packages.
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addAxe, axeTable } from './support/axe-counts.mjs';
import { allStages, checksOf, chooseSteps, patientLane, quickStages, steps } from './steps.mjs';
import { runChild } from './support/child-process.mjs';
import {
  findOrInstallBrowsers,
  findOrInstallScreen,
  installDatabases,
  installPackages,
  installPythonCryptography,
} from './support/install-prerequisites.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const words = process.argv.slice(2);
const options = words.filter((word) => word.startsWith('--'));
/** Every way, engine and combination, instead of the choice that `npm test` makes. */
const isWhole = options.includes('--whole');
/** Which share of large tables this run takes (test/support/whole.ts): one for all steps, though a day may end meanwhile. */
const seed = process.env.TEST_SEED ?? String(Math.floor(Date.now() / 86_400_000));
const scope = isWhole ? { TEST_WHOLE: '1' } : { TEST_SEED: seed };
const folder = mkdtempSync(join(tmpdir(), 'oauth-elements-test-'));

async function runCheck({ run, tests = false, minutes, env = {} }, { countFile, output, givesWay }) {
  rmSync(countFile, { force: true });
  const code = await runChild(run, {
    cwd: root,
    minutes,
    output,
    givesWay,
    env: { TEST_COUNT_FILE: countFile, ...scope, ...env },
  });
  const broke = [`\`node ${run.slice(0, 3).join(' ')}\` ended with ${code}`];
  if (!tests) return code === 0 ? { passed: 1, failures: [] } : { passed: 0, failures: broke };
  const count = existsSync(countFile)
    ? JSON.parse(readFileSync(countFile, 'utf8'))
    : { passed: 0, failures: [] };
  // Something broke that is no test's fault, such as the runner itself.
  return code !== 0 && count.failures.length === 0 ? { ...count, failures: broke } : count;
}

async function runStep(name, files, { buildWorks, ...how }) {
  const { needsBuild = false } = steps[name];
  const started = performance.now();
  const total = { passed: 0, failures: [], axe: {} };
  const noBuild = { passed: 0, failures: ['there is no build to look at'] };
  for (const check of checksOf(name, files, isWhole, Number(seed))) {
    const countFile = join(folder, `${name}.json`);
    const {
      passed,
      failures,
      axe = {},
    } = needsBuild && !buildWorks ? noBuild : await runCheck(check, { countFile, ...how });
    total.passed += passed;
    total.failures.push(...failures.map((line) => `${name}: ${line}`));
    for (const [engine, counts] of Object.entries(axe)) addAxe(total.axe, engine, counts);
  }
  if (total.passed + total.failures.length === 0) total.failures.push(`${name}: no test ran`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  return {
    ...total,
    line: `--- ${name}: ${total.passed} passed, ${total.failures.length} failed, ${seconds} s`,
  };
}

/** The build of this run: what needs it in another lane waits for its end. */
function trackBuild(chosen) {
  let settle;
  const works = new Promise((resolve) => (settle = resolve));
  if (!chosen.has('build')) settle(true);
  return { works, settle };
}

/** Runs the steps of one lane in turn. With others beside it, what a step prints comes in one piece, at its end. */
async function runLane(lane, build, { alone = false, givesWay = false }) {
  const results = [];
  for (const [name, files] of lane) {
    const { needsBuild, usesBuild } = steps[name];
    const buildWorks = needsBuild || usesBuild ? await build.works : true;
    const log = join(folder, `${name}.log`);
    const output = alone ? 'inherit' : openSync(log, 'w');
    if (alone) console.log(`\n=== ${name}`);
    const result = await runStep(name, files, { buildWorks, output, givesWay });
    if (!alone) {
      closeSync(output);
      console.log(`\n=== ${name}\n${readFileSync(log, 'utf8')}`);
    }
    console.log(result.line);
    if (name === 'build') build.settle(result.failures.length === 0);
    results.push(result);
  }
  return results;
}

/** Runs the lanes of each stage side by side, and the patient lane beside all stages; without stages, the steps in turn. */
async function runAll(chosen, stages = [[[...chosen.keys()]]], patient = []) {
  const anyOf = (need) => [...chosen.keys()].some((name) => steps[name][need]);
  installPackages();
  if (anyOf('needsBrowsers')) findOrInstallBrowsers();
  if (anyOf('needsScreen')) findOrInstallScreen();
  if (anyOf('needsPython')) installPythonCryptography();
  if (anyOf('needsDatabases')) installDatabases();
  const build = trackBuild(chosen);
  if (!chosen.has('build') && (anyOf('needsBuild') || anyOf('usesBuild'))) {
    build.works = runChild(['build.mjs', '--if-needed'], { cwd: root }).then((code) => code === 0);
  }
  const withFiles = (names) => names.map((name) => [name, chosen.get(name)]);
  const background = runLane(withFiles(patient), build, { givesWay: true });
  const results = [];
  for (const stage of stages) {
    const alone = stage.length === 1;
    const ended = await Promise.all(stage.map((names) => runLane(withFiles(names), build, { alone })));
    results.push(...ended.flat());
  }
  return [...results, ...(await background)];
}

let results = [];
try {
  const unknown = options.find((option) => !['--check', '--whole'].includes(option));
  if (unknown) throw new Error(`There is no option ${unknown}; there is --whole.`);
  const named = words.filter((word) => !options.includes(word));
  const isQuick = options.includes('--check');
  results = isQuick
    ? await runAll(chooseSteps(quickStages.flat(2)), quickStages)
    : named.length > 0
      ? await runAll(chooseSteps(named))
      : await runAll(chooseSteps([]), allStages, patientLane);
} catch (error) {
  results.push({ passed: 0, failures: [error.message] });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const passed = results.reduce((total, result) => total + result.passed, 0);
const failures = results.flatMap((result) => result.failures);
process.exitCode = failures.length === 0 ? 0 : 1;
const axe = {};
for (const result of results)
  for (const [engine, counts] of Object.entries(result.axe ?? {})) addAxe(axe, engine, counts);
const table = axeTable(axe);
if (table) console.log(`\n${table}`);
if (!isWhole) console.log(`\nOf large tables, the sample of TEST_SEED=${seed}.`);
// Once more, where nobody has to look for them.
if (failures.length > 0) console.log(`\nFailed:\n${failures.map((line) => `  ${line}`).join('\n')}`);
console.log(`\n${passed} passed, ${failures.length} failed`);
