/** The part of a Rollup plugin that is used here. */
export function catalogOnDemand(root: string): {
  readonly name: string;
  load(id: string): Promise<string | null>;
};
