import type { Page } from '@playwright/test';
import { pagePaths } from '../../demo/navigation.js';
import { isTried } from '../support/whole.js';
import { demoPages, openDemoPage } from './demo-pages.js';
import { expect, test } from './fixtures.js';
import { endpointPages } from './states/endpoint-pages.js';
import { addEdges, faultsInView, walkInView, zoomedView } from './states/narrow-view.js';
import { showEndpointPage } from './states/show-endpoint-page.js';
import { showStates, type ElementStates } from './states/show-states.js';
import { stateTables } from './states/tables.js';

test.use({ viewport: zoomedView });

const turn = (page: Page, direction: string): Promise<unknown> =>
  page.evaluate((dir) => (document.documentElement.dir = dir), direction);

/** A hint that lies over the page: what is below it is seen once it is closed. */
const over = '.over';

for (const [tag, states] of Object.entries(stateTables))
  test(
    `at 400 % zoom ${tag} shows all its words, and the Tab key brings each stop into view`,
    { tag: '@chromium' },
    async ({ page }) => {
      const inPage = Object.entries(states).filter(([, { shown }]) => shown !== over);
      await showStates(page, Object.fromEntries(inPage));
      expect(await faultsInView(page)).toEqual([]);
      await turn(page, 'rtl');
      expect(await faultsInView(page)).toEqual([]);
      await turn(page, 'ltr');
      await addEdges(page);
      const there = await walkInView(page, 'Tab');
      expect(there.faults).toEqual([]);
      const back = await walkInView(page, 'Shift+Tab');
      expect(back.faults).toEqual([]);
      expect(back.stops.reverse()).toEqual(there.stops);
      expect(there.stops.length).toBeGreaterThan(5);
    },
  );

/** The states of a table that something lies over the page in, each with how many stops that has. */
const overlays = (
  states: ElementStates,
  group: RegExp,
): [name: string, states: ElementStates, stops: number][] =>
  Object.entries(states).flatMap(([name, state]) => {
    const start = state.tree.findIndex((line) => group.test(line));
    const stops = state.tree.slice(start + 1).filter((line) => /^(?:button|link|searchbox) /.test(line));
    return start < 0 ? [] : [[name, { [name]: state }, stops.length]];
  });

for (const [name, states, count] of overlays(stateTables['oauth-user-badge']!, /^group "Account menu"/))
  for (const direction of ['ltr', 'rtl'])
    test(
      `at 400 % zoom the menu of a badge ${name} lies within the view, and each row can be reached, from ${direction}`,
      { tag: '@chromium' },
      async ({ page }) => {
        await showStates(page, states, `dir="${direction}"`);
        const menu = page.locator('[part=menu]');
        await page.locator('button[part=badge]').focus();
        const { x = -1, y = -1, width = 999, height = 999 } = (await menu.boundingBox()) ?? {};
        expect([x >= 0, y >= 0, x + width <= zoomedView.width, y + height <= zoomedView.height]).toEqual(
          Array(4).fill(true),
        );
        expect(await faultsInView(page, '[part=menu]')).toEqual([]);
        const { stops, faults } = await walkInView(page, 'Tab');
        expect(faults).toEqual([]);
        expect(stops).toHaveLength(count);
      },
    );

test(
  'at 400 % zoom a hint over the page lies within the view, and its buttons can be reached',
  { tag: '@chromium' },
  async ({ page }) => {
    const [[name, state]] = Object.entries(stateTables['oauth-login-button']!).filter(
      ([, { shown }]) => shown === over,
    ) as [[string, ElementStates[string]]];
    await showStates(page, { [name]: state });
    const hint = page.locator(over);
    const { x = -1, y = -1, width = 999, height = 999 } = (await hint.boundingBox()) ?? {};
    expect([x >= 0, y >= 0, x + width <= zoomedView.width, y + height <= zoomedView.height]).toEqual(
      Array(4).fill(true),
    );
    await addEdges(page);
    const { stops, faults } = await walkInView(page, 'Tab');
    expect([faults, stops.length]).toEqual([[], 3]);
  },
);

test(
  'at 400 % zoom each page of the endpoint shows all its words, and the Tab key brings each stop into view',
  { tag: '@chromium' },
  async ({ page }) => {
    await page.addInitScript(() => (window.close = () => undefined));
    const faults: Record<string, string[]> = {};
    for (const name of Object.keys(endpointPages)) {
      await showEndpointPage(page, name);
      const found = await faultsInView(page);
      await turn(page, 'rtl');
      found.push(...(await faultsInView(page)));
      await addEdges(page);
      found.push(...(await walkInView(page, 'Tab')).faults, ...(await walkInView(page, 'Shift+Tab')).faults);
      if (found.length > 0) faults[name] = found;
    }
    expect(faults).toEqual({});
  },
);

for (const [row, path] of demoPages.entries()) {
  if (!isTried(3, row, 6)) continue;
  test(
    `at 400 % zoom ${path} shows all its words, and the Tab key brings each stop into view, there and back`,
    { tag: '@chromium' },
    async ({ page }) => {
      await openDemoPage(page, path);
      // Code keeps its lines, and scrolls by itself.
      expect(await faultsInView(page, 'pre')).toEqual([]);
      await addEdges(page);
      expect((await walkInView(page, 'Tab')).faults).toEqual([]);
      expect((await walkInView(page, 'Shift+Tab')).faults).toEqual([]);
    },
  );
}

test(
  'at 400 % zoom the demo’s menu lies within the view, and each of its pages can be reached',
  { tag: '@chromium' },
  async ({ page }) => {
    await openDemoPage(page, '/');
    await page.getByRole('button', { name: 'All pages' }).press('Enter');
    const menu = page.getByRole('navigation', { name: 'Demo pages' });
    const { y = -1, height = 999 } = (await menu.boundingBox()) ?? {};
    expect([y >= 0, y + height <= zoomedView.height]).toEqual([true, true]);
    for (const path of pagePaths) {
      const link = menu.locator(`[href="${path}"]`);
      await link.focus();
      await expect(link).toBeInViewport({ ratio: 0.99 });
    }
  },
);
