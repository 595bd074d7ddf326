// `npm run storm`: every drift at every provider. `TEST_SEED` brings back the drifts that came together.
import { runChild } from './support/child-process.mjs';

const seed = process.env.TEST_SEED ?? String(Math.floor(Date.now() / 86_400_000));
console.log(`TEST_SEED=${seed}`);
process.exitCode = await runChild(
  [
    '--import',
    'tsx',
    '--test',
    '--test-reporter=spec',
    '--test-timeout=600000',
    'test/providers/quirks/drift-storm.test.ts',
  ],
  { env: { TEST_WHOLE: '1', TEST_SEED: seed } },
);
