// Plain Node on purpose: this runs on a fresh clone, before any package is there.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, findCommand } from './installed-browsers.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fonts = ['fonts-noto-core', 'fonts-noto-cjk', 'fonts-noto-color-emoji'];

// The tests of the encryption compare it with an implementation by other people, in another language.
const cryptographyPackage = 'python3-cryptography';

const run = (command, args, options = {}) =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options }).status === 0;

/** Runs `npm ci` where `node_modules` is missing or older than the lock file. */
export function installPackages() {
  const installed = join(root, 'node_modules/.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  // npm empties the folder that a link leads to, which is another checkout's.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink())
    throw new Error('node_modules is a link, and older than package-lock.json: run "npm ci" where it leads.');
  console.log('Installing packages (npm ci)');
  // Windows has npm as a .cmd file, which only a shell starts.
  const done = run('npm', ['ci', '--include=dev'], { shell: process.platform === 'win32' });
  if (!done) throw new Error('npm ci failed, see above.');
}

/**
 * The paths of a Chromium and a Firefox; on Debian, as root, installs what is missing, fonts included.
 * @returns {{ chromium: string, firefox: string }}
 */
export function findOrInstallBrowsers() {
  if (isDebianRoot()) {
    installDebianPackages(missingForBrowsers());
    // By itself: tests go on without it, and not every release of Debian has it.
    if (!findBrowser('chromium-headless-shell')) installDebianPackages(['chromium-headless-shell']);
  }
  const [chromium, firefox] = [findBrowser('chromium'), findBrowser('firefox')];
  if (chromium && firefox) return { chromium, firefox };
  throw new Error(
    'The tests need Chromium (or Chrome) and Firefox: install both, or set CHROMIUM_PATH and FIREFOX_PATH.',
  );
}

/** What else the matrix needs: WebKit, and a screen whose windows gain and lose focus as on a person's. */
export function findOrInstallScreen() {
  const programs = {
    WebKitWebDriver: 'webkit2gtk-driver',
    Xvfb: 'xvfb',
    openbox: 'openbox',
    xdotool: 'xdotool',
  };
  const missing = () => Object.keys(programs).filter((name) => !findCommand(name));
  if (isDebianRoot()) installDebianPackages(missing().map((name) => programs[name]));
  if (missing().length > 0)
    throw new Error(
      `The matrix needs ${missing().join(', ')}: on Debian, ${Object.values(programs).join(', ')}.`,
    );
}

/** On Debian, as root, installs Python's cryptography; anywhere else the tests that need it say so and fail. */
export function installPythonCryptography() {
  if (isDebianRoot() && !isInstalled(cryptographyPackage)) installDebianPackages([cryptographyPackage]);
}

/** The servers that stores are tested with, nginx for several processes, and the library for SQLite; anywhere but on Debian as root the servers must be there. */
export function installDatabases() {
  if (isDebianRoot()) {
    const missing = findCommand('redis-server') ? [] : ['redis-server'];
    if (!existsSync('/usr/lib/postgresql')) missing.push('postgresql');
    for (const name of ['nginx', 'pgbouncer']) if (!existsSync(`/usr/sbin/${name}`)) missing.push(name);
    if (!existsSync('/usr/bin/redis-sentinel')) missing.push('redis-sentinel');
    installDebianPackages(missing);
  }
  installSqliteLibrary();
}

/** Node before 22.13 has no SQLite. The library is built once a checkout, outside of what `npm ci` empties. */
function installSqliteLibrary() {
  if (process.getBuiltinModule?.('node:sqlite')) return;
  const folder = join(root, '.cache', `sqlite-${process.versions.modules}`);
  const library = join(folder, 'node_modules/better-sqlite3');
  if (!existsSync(join(library, 'build/Release/better_sqlite3.node'))) {
    console.log('Installing better-sqlite3 for this Node');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    // It downloads a program, or without a network compiles it: fast rather than for speed, by the headers beside this Node.
    const prefix = join(realpathSync(process.execPath), '../..');
    const headers = existsSync(join(prefix, 'include/node/node.h')) ? [`--nodedir=${prefix}`] : [];
    const done = run('npm', ['install', '--no-audit', '--no-fund', ...headers, 'better-sqlite3@12.11.1'], {
      cwd: folder,
      env: { ...process.env, CFLAGS: '-O0', CXXFLAGS: '-O0' },
      shell: process.platform === 'win32',
    });
    if (!done) console.error('better-sqlite3 could not be installed, see above.');
  }
  const link = join(root, 'node_modules/better-sqlite3');
  rmSync(link, { recursive: true, force: true });
  symlinkSync(library, link, 'junction');
}

const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

function missingForBrowsers() {
  const missing = fonts.filter((name) => !isInstalled(name));
  if (!findBrowser('chromium')) missing.push('chromium');
  if (!findBrowser('firefox')) missing.push('firefox-esr');
  return missing;
}

function installDebianPackages(missing) {
  if (missing.length === 0) return;
  console.log(`Installing ${missing.join(' ')} (apt-get)`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = ['-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=600'];
  run('apt-get', ['update', '-q'], { env });
  if (!run('apt-get', ['install', ...options, ...missing], { env })) {
    console.error('apt-get could not install everything, see above.');
  }
}

const isInstalled = (name) => {
  const query = spawnSync('dpkg-query', ['-W', '-f', '${Status}', name], { encoding: 'utf8' });
  return query.stdout?.includes('install ok installed') ?? false;
};
