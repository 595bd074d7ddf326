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
export const quickSteps: string[];
export function checksOf(name: string, chosen?: string[]): Check[];
export function chooseSteps(words: string[]): Chosen;
export function lanesOf(chosen: Chosen): [string, string[] | undefined][][][];
