import type { Browser } from 'playwright-core';
import type { BenchPage } from './pages.js';

export interface Timing {
  /** Milliseconds from the navigation. */
  readonly visible: number;
  readonly ready: number;
  /** Frames in which nothing to press was visible, after something was. */
  readonly gone: number;
  readonly shift: number;
  readonly longTasks: number;
  readonly requests: number;
  readonly bytes: number;
}

type Seen = Pick<Timing, 'visible' | 'ready' | 'gone' | 'shift' | 'longTasks'>;

/** Runs in the page before all else: looks at it in every frame. */
const watch = (visible: string, ready: string): string => `{
  const seen = (window.seen = { visible: 0, ready: 0, gone: 0, shift: 0, longTasks: 0 });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) seen.shift += entry.value; })
    .observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => { seen.longTasks += list.getEntries().length; }).observe({ type: 'longtask', buffered: true });
  const isSeen = (one) => {
    const { width, height } = one.getBoundingClientRect();
    return width > 0 && height > 0 && one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const look = () => {
    const shown = [...document.querySelectorAll(${JSON.stringify(visible)})].some(isSeen);
    if (shown && !seen.visible) seen.visible = performance.now();
    if (!shown && seen.visible) seen.gone += 1;
    if (!seen.ready && shown && ${ready}) seen.ready = performance.now();
    requestAnimationFrame(look);
  };
  look();
}`;

/** What DevTools calls "Slow 4G", and a phone's processor. */
const network = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1.6e6 / 8) * 0.9,
  uploadThroughput: (0.75e6 / 8) * 0.9,
};
const cpu = 4;

/** Loads a page in a browser profile of its own, until nothing is asked any more. */
export async function timePage(browser: Browser, url: string, page: BenchPage): Promise<Timing> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    const tab = await context.newPage();
    await tab.addInitScript({ content: watch(page.visible, page.ready) });
    const devtools = await context.newCDPSession(tab);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', network);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    let [requests, bytes] = [0, 0];
    devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
      requests += 1;
      bytes += encodedDataLength;
    });
    await tab.goto(url, { waitUntil: 'networkidle', timeout: 30_000 });
    const seen = await tab.evaluate('window.seen');
    return { ...(seen as Seen), requests, bytes };
  } finally {
    await context.close();
  }
}
