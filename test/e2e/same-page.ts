import type { Page } from '@playwright/test';
import { appUrl } from './addresses.js';
import { expect, test as base } from './fixtures.js';

interface Windows {
  /** One with scripts, and one without. */
  take(javaScriptEnabled: boolean): Promise<Page>;
}

/**
 * For tests that only look at pages: those of a worker look through one window in turn, since a browser context of its own costs
 * each more than what it does. Nobody signs in there, and nothing is stored.
 */
export const test = base.extend<object, { windows: Windows }>({
  windows: [
    async ({ browser }, use) => {
      const opened = new Map<boolean, Page>();
      await use({
        take: async (javaScriptEnabled) => {
          const page =
            opened.get(javaScriptEnabled) ??
            (await (await browser.newContext({ baseURL: appUrl, javaScriptEnabled })).newPage());
          opened.set(javaScriptEnabled, page);
          return page;
        },
      });
      for (const page of opened.values()) await page.context().close();
    },
    { scope: 'worker' },
  ],
  page: async ({ windows, javaScriptEnabled, viewport }, use) => {
    const page = await windows.take(javaScriptEnabled);
    if (viewport) await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: null, reducedMotion: null });
    const errors: string[] = [];
    const note = (error: Error): void => void errors.push(error.message);
    page.on('pageerror', note);
    await use(page);
    page.off('pageerror', note);
    expect(errors).toEqual([]);
  },
});

export { expect };
