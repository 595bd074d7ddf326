import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const programs = process.env.PROGRAMFILES ?? 'C:\\Program Files';

const places = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    files: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      join(programs, 'Chromium', 'Application', 'chrome.exe'),
      join(programs, 'Google', 'Chrome', 'Application', 'chrome.exe'),
    ],
  },
  /** Chromium's engine without the browser around it: its windows cost a third of the time. */
  'chromium-headless-shell': {
    variable: 'CHROMIUM_HEADLESS_SHELL_PATH',
    commands: ['chromium-headless-shell', 'chrome-headless-shell'],
    files: [],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox-esr', 'firefox'],
    files: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      join(programs, 'Mozilla Firefox', 'firefox.exe'),
    ],
  },
};

/**
 * The path of an installed browser, or `undefined`. The environment variable wins, and is believed.
 * @param {'chromium' | 'chromium-headless-shell' | 'firefox'} name
 * @returns {string | undefined}
 */
export function findBrowser(name) {
  const { variable, commands, files } = places[name];
  const chosen = process.env[variable];
  if (chosen) return chosen;
  return commands.map(findCommand).find(Boolean) ?? files.find((file) => existsSync(file));
}

/**
 * Where a program is, or `undefined`.
 * @param {string} name
 * @returns {string | undefined}
 */
export function findCommand(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin', '/usr/local/bin');
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/**
 * Like `findBrowser`, for places that can't go on without one.
 * @param {'chromium' | 'firefox'} name
 * @returns {string}
 */
export function requireBrowser(name) {
  const path = findBrowser(name);
  if (!path) throw new Error(`No ${name} found: install it, or name it in ${places[name].variable}.`);
  return path;
}

/**
 * For tests that are about pages: blockers, settings and the browser's own pages are only in the whole Chromium.
 * @returns {string}
 */
export const requireChromiumEngine = () =>
  findBrowser('chromium-headless-shell') ?? requireBrowser('chromium');

/** What a quiet, offline Chromium needs; its sandbox can't start as root. */
export const chromiumArgs = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
