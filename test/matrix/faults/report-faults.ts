import { countOf, middle, noticeOf, table } from '../report.js';
import type { CaseResult } from '../run-case.js';
import { faultDimensions, faultKey, filterFaults, type FaultCase } from './fault-cases.js';

/** What a run through one engine has come to, for a terminal. */
export function reportFaults(
  title: string,
  cases: readonly FaultCase[],
  results: ReadonlyMap<string, CaseResult>,
): string {
  const of = (wish: string): CaseResult[] =>
    filterFaults(cases, wish).flatMap((one) => results.get(faultKey(one)) ?? []);
  const { fault: faults, begins, mode: modes } = faultDimensions;
  const columns = begins.flatMap((when) => modes.map((mode) => ({ when, mode })));
  const rows = faults.map((fault) => [
    fault,
    ...columns.map(({ when, mode }) => countOf(of(`fault=${fault},begins=${when},mode=${mode}`))),
  ]);
  const all = [...results.values()];
  const right = all.filter(({ problem }) => problem === '').length;
  return [
    `\n${title}: ${right} of ${all.length} right`,
    table([['', ...columns.map(({ when, mode }) => `${when} ${mode}`)], ...rows]),
    `time to notice: ${noticeOf(all)}`,
    `a case: ${middle(all.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b))} ms (median)`,
  ].join('\n');
}
