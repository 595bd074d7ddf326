import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { chromiumArgs, requireChromiumEngine } from './test/support/installed-browsers.mjs';
import { countAxe } from './test/support/axe-counts.mjs';
import { countComponentTests } from './test/support/count-tests.mjs';
import { emulateFeatures } from './test/support/emulate-features.mjs';

const { TEST_WHOLE, TEST_SEED } = process.env;
const sampleEnvironment = { TEST_WHOLE, TEST_SEED };
const axeCounts = {};

export default {
  files: ['test/components/**/*.test.ts', 'test/session/**/*.test.ts'],
  nodeResolve: true,
  // Two pages at once starve the one in the background of animation frames, and axe then times out.
  concurrency: 1,
  concurrentBrowsers: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 240_000,
  testFramework: { config: { timeout: 30_000 } },
  // Without the tsconfig, esbuild would turn Lit's `declare` fields into ones that hide its accessors.
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
      // Which share of the tables is tried (test/support/whole.ts): a page has no environment of its own.
      define: { 'process.env': JSON.stringify(sampleEnvironment) },
    }),
    emulateFeatures(),
    countAxe(axeCounts),
  ],
  // The tests run Lit's development build, for its warnings; that it says so once a file is noise.
  filterBrowserLogs: ({ args }) => !/^Lit is in dev mode/.test(String(args[0])),
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: false }),
    countComponentTests(axeCounts),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: requireChromiumEngine(),
        // The whole Chromium takes this as its headless mode, too.
        headless: 'shell',
        args: [...chromiumArgs, '--disable-gpu'],
      },
    }),
  ],
};
