import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';
import { runAxe } from './run-axe.js';
import { endpointPages } from './states/endpoint-pages.js';
import { endpointPageTrees } from './states/endpoint-page-trees.js';
import { showEndpointPage } from './states/show-endpoint-page.js';

/** What the Tab key stops at, in turn, and what is wrong with its ring. */
async function stopsOf(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    document.body.append(document.createElement('button'));
    (document.activeElement as HTMLElement | null)?.blur();
  });
  const stops: string[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement!);
      const words = document.activeElement!.textContent.trim();
      return words && outlineStyle + outlineWidth !== 'solid2px' ? `${words} has no ring` : words;
    });
    if (!stop || stops.length > 9) return stops;
    stops.push(stop);
  }
}

test('each page of the endpoint is told to assistive technology, gone through by Tab, and without fault for axe', async ({
  page,
}) => {
  test.slow();
  // Firefox lets any page close its window where it is driven.
  await page.addInitScript(() => (window.close = () => undefined));
  const told: Record<string, unknown> = {};
  const faults: Record<string, string[]> = {};
  for (const name of Object.keys(endpointPages)) {
    await showEndpointPage(page, name);
    const snapshot = await page.locator('body').ariaSnapshot();
    const found = (await runAxe(page)).faults;
    await page.evaluate(() => {
      document.documentElement.style.colorScheme = 'dark';
      document.documentElement.dir = 'rtl';
      for (const animation of document.getAnimations()) animation.finish();
    });
    found.push(...(await runAxe(page, { runOnly: ['color-contrast', 'target-size'] })).faults);
    await page.evaluate(() => (document.documentElement.dir = 'ltr'));
    if (found.length > 0) faults[name] = found;
    told[name] = {
      title: await page.title(),
      tree: `\n${snapshot.replace(/^/gm, '      ')}`,
      stops: await stopsOf(page),
    };
  }
  expect.soft(faults).toEqual({});
  expect(told).toEqual(endpointPageTrees);
});

test('“Copy details” says that it has copied them, each time, in a live region that was there before', async ({
  page,
}) => {
  await showEndpointPage(page, 'about a failure');
  await page.evaluate(() => {
    const clipboard = { writeText: () => Promise.resolve() };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
  });
  const button = page.getByRole('button', { name: 'Copy details' });
  const said = page.locator('footer').getByRole('status');
  await expect(said).toHaveText('');
  const heard = await said.evaluateHandle((region) => {
    const texts: string[] = [];
    new MutationObserver(() => void texts.push(region.textContent)).observe(region, { childList: true });
    return texts;
  });
  for (const texts of [['Copied'], ['Copied', '', 'Copied']]) {
    await button.click();
    await expect(said).toHaveText('Copied');
    await expect.poll(() => heard.evaluate((all) => all)).toEqual(texts);
  }
});
