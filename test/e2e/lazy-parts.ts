import type { Page } from '@playwright/test';

/** Settles once the page, which has asked for the lazy parts of its session, has them and has gone on. */
export async function lazyPartsOf(page: Page): Promise<void> {
  const address = await page.waitForFunction(
    () =>
      performance.getEntriesByType('resource').find(({ name }) => name.includes('/chunks/lazy-parts-'))?.name,
  );
  await page.evaluate((url) => import(String(url)), await address.jsonValue());
}
