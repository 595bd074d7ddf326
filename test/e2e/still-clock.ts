import type { BrowserContext } from '@playwright/test';

/**
 * Stops the clock of each page of a browser. A page asks for its session again when a person returns from a login that has taken a
 * second, and a window that is cut off after two seconds counts as closed where the page never lost the focus, as in a headless
 * browser. Tests that are not about these times must not depend on how quick the machine is.
 */
export async function stopClock(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const start = Date.now();
    Date.now = () => start;
  });
}
