export type BrowserName = 'chromium' | 'chromium-headless-shell' | 'firefox';
export function findBrowser(name: BrowserName): string | undefined;
export function requireBrowser(name: BrowserName): string;
export function requireChromiumEngine(): string;
export const chromiumArgs: string[];
