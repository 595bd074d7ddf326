import { dimensions, filterCases, type Case } from './cases.js';
import { keyOf } from './cases.js';
import type { CaseResult } from './run-case.js';

export const middle = (sorted: readonly number[]): number => sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;

/** What a run through one engine has come to, for a terminal. */
export function reportOf(
  title: string,
  cases: readonly Case[],
  results: ReadonlyMap<string, CaseResult>,
): string {
  const of = (wish: string): CaseResult[] =>
    filterCases(cases, wish).flatMap((one) => results.get(keyOf(one)) ?? []);
  const rows = dimensions.way.map((way) => [
    way,
    ...dimensions.mode.flatMap((mode) =>
      dimensions.endpoint.map((endpoint) => countOf(of(`way=${way},mode=${mode},endpoint=${endpoint}`))),
    ),
  ]);
  const header = ['', ...dimensions.mode.flatMap((mode) => dimensions.endpoint.map((at) => `${mode} ${at}`))];
  const all = [...results.values()];
  const right = all.filter(({ problem }) => problem === '').length;
  return [
    `\n${title}: ${right} of ${all.length} right`,
    table([header, ...rows]),
    `time to notice a cancel: ${noticeOf(all)}`,
    `cut off with the window open: ${all.filter(({ cutOff }) => cutOff).length}; page kept whole by Back: ${all.filter(({ keptWhole }) => keptWhole).length}`,
    `a case: ${middle(all.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b))} ms (median)`,
  ].join('\n');
}

export const countOf = (some: readonly CaseResult[]): string =>
  some.length ? `${some.filter(({ problem }) => problem === '').length}/${some.length}` : '–';

export function noticeOf(all: readonly CaseResult[]): string {
  const times = all.flatMap(({ noticed }) => noticed ?? []).sort((a, b) => a - b);
  return times.length ? `${middle(times)} ms median, ${times.at(-1)} ms worst, of ${times.length}` : 'none';
}

export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}
