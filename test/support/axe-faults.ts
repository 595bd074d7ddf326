import type { AxeResults, RunOptions } from 'axe-core';

/** What axe has found: each fault as a line, and how many texts it has compared with what they stand on. */
export interface AxeFindings {
  readonly faults: string[];
  readonly contrasts: number;
}

/** The rules to run, where not all are. */
export type AxeRules = Pick<RunOptions, 'rules' | 'runOnly'>;

/** Each rule that is broken with each element that breaks it; and the count of compared colours. */
export function findingsOf({ violations, passes }: Pick<AxeResults, 'violations' | 'passes'>): AxeFindings {
  const ofColors = [...violations, ...passes].filter(({ id }) => id.startsWith('color-contrast'));
  return {
    faults: violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, target }) => `${id}: ${html} ${String(target)}`),
    ),
    contrasts: ofColors.reduce((sum, { nodes }) => sum + nodes.length, 0),
  };
}
