import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { chromiumArgs, requireBrowser, requireChromiumEngine } from './test/support/installed-browsers.mjs';
import { inWholeChromium, notInEngine, notInFirefox } from './test/e2e/which-browsers.js';
import { slowness } from './test/support/slow.js';
import { runsWhole, sampleSeed } from './test/support/whole.js';

const counter = fileURLToPath(new URL('./test/support/count-playwright.mjs', import.meta.url));

const whole = runsWhole();
const named = process.env['TEST_NAMED'] === '1';
// Workers take the same share as this process, though a day may end meanwhile.
process.env['TEST_SEED'] = String(sampleSeed());

const launchChromium = (executablePath: string, ...args: string[]): object => ({
  browserName: 'chromium',
  launchOptions: { executablePath, args: [...chromiumArgs, ...args] },
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
  // Limits for what hangs: on a busy machine, a sign-in that takes one second may take twenty.
  timeout: 90_000 * slowness(),
  expect: { timeout: 30_000 * slowness() },
  reporter: [['list'], [counter]],
  use: {
    actionTimeout: 30_000 * slowness(),
    navigationTimeout: 45_000 * slowness(),
    trace: 'off',
    screenshot: 'off',
    video: 'off',
  },
  projects: [
    {
      name: 'chromium',
      testMatch: inWholeChromium(whole, named),
      use: launchChromium(requireBrowser('chromium')),
    },
    {
      // A third of the time, for the rest.
      name: 'chromium-engine',
      testIgnore: notInEngine(whole, named),
      // Without a graphics card, drawing as if there were one is a third of its time.
      use: launchChromium(requireChromiumEngine(), '--disable-gpu'),
    },
    {
      // The channel speaks WebDriver BiDi, so that Firefox as Mozilla and Debian ship it works, without a patched build.
      name: 'firefox',
      testIgnore: notInFirefox(whole),
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
