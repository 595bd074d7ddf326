export interface Check {
  run: string[];
  tests?: boolean;
  minutes?: number;
}

export interface Step {
  owns?: RegExp;
  checks?: (files: string[]) => Check[];
  runFiles?: (files: string[]) => Check[];
}

type Chosen = Map<string, string[] | undefined>;

export const steps: Record<string, Step>;
export const quickLanes: string[][];
export const allLanes: string[][];
export function checksOf(name: string, chosen?: string[]): Check[];
export function chooseSteps(words: string[]): Chosen;
