import type { Page } from '@playwright/test';

/**
 * Follows what a page loads, from before it is opened. The answer waits until the page has loaded its last part: until it has been
 * idle three times in turn with nothing on its way, since a part that has arrived still has to run, and may ask for the next.
 */
export function trackLoads(page: Page): () => Promise<void> {
  let begun = 0;
  let ended = 0;
  page.on('request', () => (begun += 1));
  page.on('requestfinished', () => (ended += 1));
  page.on('requestfailed', () => (ended += 1));
  return async () => {
    for (let [idle, seen] = [0, -1]; idle < 3;) {
      await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
      idle = begun === seen && ended === begun ? idle + 1 : 0;
      seen = begun;
    }
  };
}
