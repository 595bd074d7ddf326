// `npm run stacks [name …]`. Installs the servers' own packages, which a fresh clone doesn't need for anything else, and runs
// the mount contract against each.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runChild } from '../tools/child.mjs';
import { installPackages } from '../tools/install.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
const root = join(folder, '../..');
/** Where the packages go: outside of `test`, where every file is taken for ours. */
const cache = join(root, '.cache/stacks');

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

function copyLock() {
  mkdirSync(cache, { recursive: true });
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) {
    const text = readFileSync(join(folder, name), 'utf8');
    const copy = join(cache, name);
    if (!existsSync(copy) || readFileSync(copy, 'utf8') !== text) writeFileSync(copy, text);
  }
}

function installStacks() {
  const installed = join(cache, 'node_modules/.package-lock.json');
  if (
    existsSync(installed) &&
    statSync(installed).mtimeMs >= statSync(join(cache, 'package-lock.json')).mtimeMs
  )
    return;
  console.log('Installing the servers (npm ci)');
  run('npm', ['ci', '--no-audit', '--no-fund'], cache);
}

function printVersions() {
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const rows = Object.entries(dependencies).map(([name, version]) => [name, version.replace(/^npm:.*@/, '')]);
  rows.unshift(['node', process.versions.node]);
  console.log('\n| package | version |\n| --- | --- |');
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
}

const counts = mkdtempSync(join(tmpdir(), 'oauth-elements-stacks-'));
let [passed, failed] = [0, 0];
try {
  installPackages();
  copyLock();
  installStacks();
  installNginx();
  if ((await runChild(['build.mjs', '--if-needed'], { cwd: root })) !== 0)
    throw new Error('The build failed.');
  const countFile = join(counts, 'count.json');
  const options = [
    ...['--import', 'tsx', '--test', '--test-timeout=600000', '--test-concurrency=1'],
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...['--test-reporter=./test/tools/count-tests.mjs', '--test-reporter-destination=stderr'],
  ];
  const names = process.argv.slice(2);
  const tests = ['stacks', 'dev-servers', 'doms', 'inject', 'nginx'].filter((name) =>
    existsSync(join(folder, `${name}.stack.ts`)),
  );
  const code = await runChild([...options, ...tests.map((name) => `test/stacks/${name}.stack.ts`)], {
    cwd: root,
    minutes: 30,
    env: { TEST_COUNT_FILE: countFile, STACKS: names.join(',') },
  });
  if (existsSync(countFile)) ({ passed, failed } = JSON.parse(readFileSync(countFile, 'utf8')));
  if (code !== 0 && failed === 0) failed = 1;
  printVersions();
} catch (error) {
  console.error(error.message);
  failed += 1;
} finally {
  rmSync(counts, { recursive: true, force: true });
}
process.exitCode = failed === 0 ? 0 : 1;
console.log(`\n${passed} passed, ${failed} failed`);
