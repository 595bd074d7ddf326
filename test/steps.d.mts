export interface Check {
  run: string[];
  tests?: boolean;
  minutes?: number;
  env?: Record<string, string>;
}

export interface Step {
  owns?: RegExp;
  checks?: (files: string[], isWhole?: boolean) => Check[];
  runFiles?: (files: string[], isWhole?: boolean) => Check[];
}

type Chosen = Map<string, string[] | undefined>;

export const steps: Record<string, Step>;
/** Stages in turn, each of lanes side by side, each of steps in turn. */
type Stages = string[][][];

export const quickStages: Stages;
export const allStages: Stages;
export const patientLane: string[];
export const turns: Readonly<Record<string, readonly (readonly string[])[]>>;
export function checksOf(name: string, chosen?: string[], isWhole?: boolean, seed?: number): Check[];
export function chooseSteps(words: string[]): Chosen;
