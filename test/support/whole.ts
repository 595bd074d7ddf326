/** Whether `npm test -- --whole` runs: every way, engine and combination, instead of a choice of them. */
export const runsWhole = (): boolean => process.env['TEST_WHOLE'] === '1';

/** How many random inputs a property is tried with: a fifth of the whole, the same ones each time since seeds are fixed. */
export const runsOf = (count: number): number => (runsWhole() ? count : Math.ceil(count / 5));

/**
 * Which share of a table this run takes: another one each day. `npm test` prints it, and `TEST_SEED` brings one back.
 * Both programs and pages ask: web-test-runner.config.mjs gives pages the same environment.
 */
export const sampleSeed = (): number =>
  Number(process.env['TEST_SEED'] ?? Math.floor(Date.now() / 86_400_000));

/**
 * Whether this run tries the case at these places of a table, given by a number on each axis: one case in `of`, all of them
 * with `--whole`. Where an axis has `of` neighbours or more, each value of the others is among what is tried, and over `of`
 * days each case.
 */
export const isTried = (of: number, ...places: readonly number[]): boolean =>
  runsWhole() || places.reduce((sum, place) => sum + place, sampleSeed()) % of === 0;
