// `npm run stacks [name …]`. Installs packages of servers and frameworks, which a fresh clone doesn't need for anything else,
// runs the mount contract against each server, and one contract over an app of each framework.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runChild } from '../support/child-process.mjs';
import { installPackages } from '../support/install-prerequisites.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
const root = join(folder, '../..');
/** Each has a lock of its own. What they install goes outside of `test`, where every file is taken for ours. */
const installs = [
  { from: folder, to: join(root, '.cache/stacks'), what: 'servers' },
  { from: join(folder, 'frameworks'), to: join(root, '.cache/frameworks'), what: 'frameworks' },
  { from: join(folder, 'themes'), to: join(root, '.cache/themes'), what: 'stylesheets' },
];

function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed, see above.`);
}

function installNginx() {
  if (existsSync('/usr/sbin/nginx')) return;
  const options = ['-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=600'];
  run('apt-get', ['update', '-q'], root);
  run('apt-get', ['install', ...options, 'nginx-light'], root);
}

function copyLock({ from, to }) {
  mkdirSync(to, { recursive: true });
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) {
    const text = readFileSync(join(from, name), 'utf8');
    const copy = join(to, name);
    if (!existsSync(copy) || readFileSync(copy, 'utf8') !== text) writeFileSync(copy, text);
  }
}

function install({ to, what }) {
  const installed = join(to, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(to, 'package-lock.json')).mtimeMs)
    return;
  console.log(`Installing the ${what} (npm ci)`);
  run('npm', ['ci', '--no-audit', '--no-fund'], to);
}

function printVersions() {
  const rows = installs.flatMap(({ from }) => {
    const { dependencies } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
    return Object.entries(dependencies).map(([name, version]) => [name, version.replace(/^npm:.*@/, '')]);
  });
  rows.unshift(['node', process.versions.node]);
  console.log('\n| package | version |\n| --- | --- |');
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
}

const counts = mkdtempSync(join(tmpdir(), 'oauth-elements-stacks-'));
let passed = 0;
const failures = [];
try {
  installPackages();
  for (const one of installs) {
    copyLock(one);
    install(one);
  }
  installNginx();
  if ((await runChild(['build.mjs', '--if-needed'], { cwd: root })) !== 0)
    throw new Error('The build failed.');
  const countFile = join(counts, 'count.json');
  const options = [
    ...['--import', 'tsx', '--test', '--test-timeout=600000', '--test-concurrency=1'],
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...['--test-reporter=./test/support/count-tests.mjs', '--test-reporter-destination=stderr'],
  ];
  const names = process.argv.slice(2);
  const tests = [
    'stacks',
    'dev-servers',
    'doms',
    'vitest',
    'inject',
    'nginx',
    'frameworks',
    'hydration',
    'themes',
  ].filter((name) => existsSync(join(folder, `${name}.stack.ts`)));
  const code = await runChild([...options, ...tests.map((name) => `test/stacks/${name}.stack.ts`)], {
    cwd: root,
    minutes: 30,
    env: {
      TEST_COUNT_FILE: countFile,
      STACKS: names.join(','),
      TEST_FILES_MAY_BE_EMPTY: names.length ? 'yes' : '',
    },
  });
  if (existsSync(countFile)) {
    const count = JSON.parse(readFileSync(countFile, 'utf8'));
    passed = count.passed;
    failures.push(...count.failures);
  }
  if (code !== 0 && failures.length === 0) failures.push(`the tests ended with ${code}`);
  if (
    names.length === 0 &&
    (await runChild(['test/stacks/frameworks/check.mjs'], { cwd: root, minutes: 30 })) !== 0
  )
    failures.push('the types of the frameworks’ apps');
  printVersions();
} catch (error) {
  failures.push(error.message);
} finally {
  rmSync(counts, { recursive: true, force: true });
}
process.exitCode = failures.length === 0 ? 0 : 1;
if (failures.length > 0) console.log(`\nFailed:\n${failures.map((line) => `  ${line}`).join('\n')}`);
console.log(`\n${passed} passed, ${failures.length} failed`);
