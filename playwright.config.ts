import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { chromiumArgs, requireBrowser } from './test/support/installed-browsers.mjs';
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
 * Claims about elements, the session and its events, which browsers do not differ in: windows, cookies of other sites,
 * tabs, history, frames and service workers stay in both. `npm test -- --whole e2e` runs all of them in Firefox too.
 */
const ofThePage = [
  'demo-pages',
  'denied',
  'own-way',
  'page-token',
  'remember',
  'script-alone',
  'several',
  'signing-out',
  'trips',
];
const inChromiumOnly = runsWhole() ? ofTheServer : [...ofTheServer, ...ofThePage];

export default defineConfig({
  testDir: 'test/e2e',
  globalSetup: './test/e2e/global-setup.ts',
  outputDir: 'test-results',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  // When nearly everything is broken, waiting for each test in turn tells nobody more.
  maxFailures: 15,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], [counter]],
  use: { actionTimeout: 10_000, navigationTimeout: 15_000, trace: 'off', screenshot: 'off', video: 'off' },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: { executablePath: requireBrowser('chromium'), args: chromiumArgs },
      },
    },
    {
      // The channel speaks WebDriver BiDi, so that Firefox as Mozilla and Debian ship it works, without a patched build.
      name: 'firefox',
      testIgnore: inChromiumOnly.map((name) => `**/${name}.test.ts`),
      grepInvert: /@chromium/,
      use: {
        browserName: 'firefox',
        channel: 'moz-firefox',
        launchOptions: { executablePath: requireBrowser('firefox') },
      },
    },
  ],
});
