import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { chromiumArgs, requireBrowser, requireChromiumEngine } from './test/support/installed-browsers.mjs';
import { slowness } from './test/support/slow.js';
import { runsWhole } from './test/support/whole.js';

const counter = fileURLToPath(new URL('./test/support/count-playwright.mjs', import.meta.url));

/** Claims about the endpoint and providers, which are the same in every browser: tried in one. */
const ofTheServer = [
  'coming-from-flet',
  'completion-words',
  'first-run',
  'groups',
  'linkedin',
  'native-app',
  'provider-api',
  'providers',
  'scope',
];

/**
 * Claims about elements, the session and its events, which browsers do not differ in; in other files, such tests have the tag
 * `@page`. Firefox runs what is left, where its windows and their ties, cookies, storage, tabs, history, frames, focus and
 * service workers are its own. `npm test -- --whole e2e` runs all of these in Firefox too.
 */
const ofThePage = [
  'demo-pages',
  'denied',
  // What live regions say, as a page reads it.
  'heard',
  // Told by the user agent's name alone.
  'in-app',
  // Links and forms of HTML.
  'no-script',
  'own-way',
  'page-token',
  'panel',
  // What the size of a screen changes; redirects are in `redirect`.
  'phone',
  'remember',
  'script-alone',
  // What tabs and reloads differ in is in `tabs` and `exactly-once`.
  'session',
  'several',
  'signing-out',
  'trips',
  // Which of two scripts defines an element.
  'two-copies',
  'two-versions',
];

/** What depends on the browser around Chromium's engine: its blocker, cookie settings, windows and history. */
const ofTheBrowser = [
  'browser-blocks',
  'closed',
  'coop',
  'denied-parts',
  'exactly-once',
  'focus',
  'framed',
  'other-origin-cookies',
];

const whole = runsWhole();
const inChromiumOnly = whole ? ofTheServer : [...ofTheServer, ...ofThePage];
const inBrowserOnly = whole ? /\.test\.ts$/ : filesNamed(ofTheBrowser);

function filesNamed(names: readonly string[]): RegExp {
  return new RegExp(`/(?:${names.join('|')})\\.test\\.ts$`);
}

const launchChromium = (executablePath: string): object => ({
  browserName: 'chromium',
  launchOptions: { executablePath, args: chromiumArgs },
});

export default defineConfig({
  testDir: 'test/e2e',
  globalSetup: './test/e2e/global-setup.ts',
  outputDir: 'test-results',
  // Each worker has a demo of its own.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  // When nearly everything is broken, waiting for each test in turn tells nobody more.
  maxFailures: slowness() === 1 ? 15 : 0,
  timeout: 30_000 * slowness(),
  expect: { timeout: 10_000 * slowness() },
  reporter: [['list'], [counter]],
  use: {
    actionTimeout: 10_000 * slowness(),
    navigationTimeout: 15_000 * slowness(),
    trace: 'off',
    screenshot: 'off',
    video: 'off',
  },
  projects: [
    { name: 'chromium', testMatch: inBrowserOnly, use: launchChromium(requireBrowser('chromium')) },
    {
      // A third of the time, for the rest.
      name: 'chromium-engine',
      testIgnore: inBrowserOnly,
      use: launchChromium(requireChromiumEngine()),
    },
    {
      // The channel speaks WebDriver BiDi, so that Firefox as Mozilla and Debian ship it works, without a patched build.
      name: 'firefox',
      testIgnore: filesNamed(inChromiumOnly),
      grepInvert: whole ? /@chromium/ : /@chromium|@page/,
      use: {
        browserName: 'firefox',
        channel: 'moz-firefox',
        launchOptions: {
          executablePath: requireBrowser('firefox'),
          // Drawing without a graphics card is a sixth of its time, and nothing here moves.
          firefoxUserPrefs: { 'layout.frame_rate': 10 },
        },
      },
    },
  ],
});
