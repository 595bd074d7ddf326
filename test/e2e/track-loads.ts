import type { Page, Request } from '@playwright/test';

/**
 * Follows what a page loads, from before it is opened. The answer waits until the page has loaded its last part: until it has been
 * idle after a frame three times in turn with nothing on its way, since a part that has arrived still has to run, and may ask for
 * the next once a frame is drawn.
 */
export function trackLoads(page: Page): () => Promise<void> {
  let begun = 0;
  const onTheirWay = new Set<Request>();
  page.on('request', (request) => {
    begun += 1;
    // Chromium does not report the end of every request of the previous page.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) onTheirWay.clear();
    onTheirWay.add(request);
  });
  const end = (request: Request): void => void onTheirWay.delete(request);
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return async () => {
    for (let [idle, seen] = [0, -1]; idle < 3;) {
      await page.evaluate(
        () =>
          new Promise((resolve) => {
            requestAnimationFrame(() => setTimeout(() => requestIdleCallback(resolve)));
          }),
      );
      idle = begun === seen && onTheirWay.size === 0 ? idle + 1 : 0;
      seen = begun;
    }
  };
}
