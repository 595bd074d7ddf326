export function pages(): Record<string, string>;
export function withTable(text: string): string;
export function writePages(): Promise<number>;
