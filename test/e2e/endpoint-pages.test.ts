import axe, { type AxeResults } from 'axe-core';
import type { Page } from '@playwright/test';
import { en } from '../../src/locales/en.js';
import { appUrl } from './addresses.js';
import { expect, test } from './fixtures.js';
import { contextOf, endpointPages, usualNames } from './states/endpoint-pages.js';
import { endpointPageTrees } from './states/endpoint-page-trees.js';

/** Shows a page as the endpoint answers with it, headers and all, once its window should have closed. */
async function show(page: Page, name: string): Promise<void> {
  const { status, headers, body } = endpointPages[name]!(contextOf(en, usualNames), usualNames);
  // The form of a page that posts itself is seen where no script runs.
  const html = body as string;
  const text = name === 'that posts a form again' ? html.replace(/<script[\s\S]*/, '') : html;
  await page.route('**/shown-page*', (route) =>
    route.fulfill({ status, headers: Object.fromEntries(headers), body: text }),
  );
  await page.goto(`${appUrl}/shown-page`);
  await page.unrouteAll();
  // Its colours change once it takes clicks.
  for (const link of await page.locator('.go-on').all()) await expect(link).toHaveAttribute('data-ready', '');
  await page.evaluate(() => {
    document.documentElement.dataset['window'] = 'open';
    for (const animation of document.getAnimations()) animation.finish();
  });
}

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

async function faultsOf(page: Page, rules: object): Promise<string[]> {
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(rules)})`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
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
    await show(page, name);
    await page.evaluate(axe.source);
    const snapshot = await page.locator('body').ariaSnapshot();
    const found = await faultsOf(page, {});
    await page.evaluate(() => {
      document.documentElement.style.colorScheme = 'dark';
      document.documentElement.dir = 'rtl';
      for (const animation of document.getAnimations()) animation.finish();
    });
    found.push(...(await faultsOf(page, { runOnly: ['color-contrast', 'target-size'] })));
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
