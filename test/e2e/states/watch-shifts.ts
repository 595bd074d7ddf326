import type { Page } from '@playwright/test';
import { trackLoads } from '../track-loads.js';

declare global {
  interface Window {
    /** What has moved, each with how much and where it was. */
    layoutShifts: string[];
  }
}

/** An entry of Chromium's Layout Instability API. */
interface Shift {
  readonly value: number;
  readonly sources: readonly {
    readonly node?: Node;
    readonly previousRect: DOMRect;
    readonly currentRect: DOMRect;
  }[];
}

/** Runs in the page, before all else. */
function recordShifts(): void {
  window.layoutShifts = [];
  // Firefox has no such entries.
  if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return;
  const placeOf = ({ x, y, width, height }: DOMRect): string =>
    [x, y, width, height].map(Math.round).join(' ');
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries() as unknown as Shift[])
      // Chromium also reports a node that another has replaced, although nothing moved.
      for (const { node, previousRect, currentRect } of sources)
        if (JSON.stringify(previousRect) !== JSON.stringify(currentRect)) {
          const element = node instanceof Element ? node : node?.parentElement;
          const what = element?.outerHTML.slice(0, 80).replace(/\s+/g, ' ') ?? 'something that is gone';
          window.layoutShifts.push(
            `${value.toFixed(4)}: ${what} from ${placeOf(previousRect)} to ${placeOf(currentRect)}`,
          );
        }
  }).observe({ type: 'layout-shift', buffered: true });
}

const twoFrames = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

/**
 * Opens a page as over a slow network: each script and each answer comes only once the page has painted all that came before. Waits until
 * nothing is on its way, and tells what has moved.
 */
export async function shiftsOf(page: Page, path: string): Promise<string[]> {
  await page.addInitScript(recordShifts);
  await page.route(/\.m?js(?:$|\?)|\/api\/oauth\/|\.json$/, async (route) => {
    // The page may be on its way out.
    await page.evaluate(twoFrames).catch(() => undefined);
    await route.fallback();
  });
  const loaded = trackLoads(page);
  await page.goto(path);
  await loaded();
  await page.evaluate(twoFrames);
  return page.evaluate(() => window.layoutShifts);
}
