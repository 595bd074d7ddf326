export interface Budget {
  what: string;
  file: string;
  bar: number;
  reach: number;
  bundled?: boolean;
}
export const budgets: Budget[];
export function measure(budget: Pick<Budget, 'file' | 'bundled'>, folder?: string): Promise<number>;
export function checkSizes(folder?: string, readme?: string): Promise<boolean>;
