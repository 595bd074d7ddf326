// `npm run storm`: every drift at every provider, of logins, refreshes and sign-outs. `TEST_SEED` brings back the drifts that came together.
import { runChild } from './support/child-process.mjs';

const seed = process.env.TEST_SEED ?? String(Math.floor(Date.now() / 86_400_000));
console.log(`TEST_SEED=${seed}`);
process.exitCode = await runChild(
  [
    '--import',
    'tsx',
    '--test',
    '--test-reporter=spec',
    '--test-timeout=1800000',
    ...['drift', 'refresh', 'sign-out'].map((storm) => `test/providers/quirks/${storm}-storm.test.ts`),
  ],
  { env: { TEST_WHOLE: '1', TEST_SEED: seed } },
);
