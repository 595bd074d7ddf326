export type BrowserName = 'chromium' | 'firefox';
export function findBrowser(name: BrowserName): string | undefined;
export function requireBrowser(name: BrowserName): string;
export const chromiumArgs: string[];
