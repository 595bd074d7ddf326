/** Whether `npm test -- --whole` runs: every way, engine and combination, instead of a choice of them. */
export const runsWhole = (): boolean => process.env['TEST_WHOLE'] === '1';
