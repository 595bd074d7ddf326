/** Whether `npm test -- --whole` runs: every way, engine and combination, instead of a choice of them. */
export const runsWhole = (): boolean => process.env['TEST_WHOLE'] === '1';

/** How many random inputs a property is tried with: a fifth of the whole, the same ones each time since seeds are fixed. */
export const runsOf = (count: number): number => (runsWhole() ? count : Math.ceil(count / 5));
