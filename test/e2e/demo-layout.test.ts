import type { Page } from '@playwright/test';
import { pagePaths } from '../../demo/navigation.js';
import { isTried } from '../support/whole.js';
import { demoPages, openDemoPage } from './demo-pages.js';
import { runAxe } from './run-axe.js';
import { expect, test } from './same-page.js';

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Pages that have no link in a login button. */
const withoutLinks: readonly string[] = [
  ...['/start.html', '/panel.html', '/looks.html', '/options.html', '/frames.html', '/other-origin.html'],
  '/server/repos',
];

/** Of the six claims about each page, here and in two other files, a day tries two. */
const inTurn = (row: number, claim: number): boolean => isTried(3, row, claim);

for (const [row, path] of demoPages.entries()) {
  if (inTurn(row, 0))
    test(
      `${path} fits 320 px, from right to left and with large text too`,
      { tag: '@chromium' },
      async ({ page }) => {
        await page.setViewportSize({ width: 320, height: 640 });
        await openDemoPage(page, path);
        expect(await overflow(page)).toBe(0);
        await page.evaluate(() => (document.documentElement.dir = 'rtl'));
        expect(await overflow(page)).toBe(0);
        await page.evaluate(() => {
          document.documentElement.dir = 'ltr';
          document.documentElement.style.fontSize = '200%';
        });
        expect(await overflow(page)).toBe(0);
        const parts = await page
          .locator('.top > *')
          .evaluateAll((all) => all.map((part) => part.getBoundingClientRect()));
        // Pages outside of the menu have no head.
        expect(parts).toHaveLength(pagePaths.includes(path) ? 2 : 0);
        const [brand, button] = parts;
        if (brand && button) expect(brand.right <= button.left || brand.bottom <= button.top).toBe(true);
      },
    );

  if (inTurn(row, 1))
    test(
      `${path} has a title, a heading, and no accessibility fault, light and dark`,
      { tag: '@chromium' },
      async ({ page }) => {
        await openDemoPage(page, path);
        await expect(page).toHaveTitle(/^.+ – oauth-elements$/);
        await expect(page.locator('h1').first()).toBeAttached();
        // Without transitions: a colour on its way is neither of the two.
        await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
        expect((await runAxe(page)).faults).toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        // Colours are all that a scheme changes.
        expect((await runAxe(page, { runOnly: ['color-contrast'] })).faults).toEqual([]);
      },
    );
}

for (const [row, path] of pagePaths.entries()) {
  if (!inTurn(row, 2)) continue;
  test(
    `${path} says what it shows in one sentence, and the menu marks it`,
    { tag: '@chromium' },
    async ({ page }) => {
      await page.goto(path);
      await expect(page.locator('main .lead')).toHaveText(/^\s*(?:(?!\.\s+\S).)+\.\s*$/s);
      const marked = page.locator('nav [aria-current="page"]');
      await expect(marked).toHaveCount(1);
      await expect(marked).toHaveAttribute('href', path);
      const [box, height] = [await marked.boundingBox(), page.viewportSize()?.height ?? 0];
      expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
    },
  );
}

test('the menu ends inside a low window', { tag: '@chromium' }, async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 600 });
  await page.goto('/');
  const menu = page.locator('#pages');
  const box = await menu.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? Infinity)).toBeLessThanOrEqual(600);
});

test('a page shorter than the menu has no gaps', { tag: '@chromium' }, async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await openDemoPage(page, '/script-tag.html');
  const gaps = await page.locator('main > *').evaluateAll((parts) =>
    parts.slice(1).map((part, index) => {
      const above = parts[index]?.getBoundingClientRect().bottom ?? 0;
      return part.getBoundingClientRect().top - above;
    }),
  );
  expect(Math.max(...gaps)).toBeLessThanOrEqual(40);
});

test('on a phone the menu opens by keyboard, at the page that it marks', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 560 });
  await page.goto('/coop.html');
  const button = page.getByRole('button', { name: 'All pages' });
  await button.press('Enter');
  await expect(page.locator('nav [aria-current="page"]')).toBeInViewport();
  await page.keyboard.press('Tab');
  // Firefox stops at the list itself first, since it scrolls.
  await expect(page.locator('nav:focus-within')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('nav')).toBeHidden();
  await expect(button).toBeFocused();
});

test('the keyboard skips the menu', { tag: '@chromium' }, async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.locator('oauth-login-button').first()).toBeFocused();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const [row, path] of pagePaths.entries()) {
    if (!inTurn(row, 3)) continue;
    test(
      `${path} shows the links of its login buttons, if it has any, and its source`,
      { tag: '@chromium' },
      async ({ page }) => {
        await page.goto(path);
        const links = await page.locator('oauth-login-button a').all();
        expect(links.length === 0).toBe(withoutLinks.includes(path));
        for (const link of links) await expect(link).toBeVisible();
        await expect(page.locator('.source code').first()).toBeVisible();
        await expect(page.locator('main button:visible')).toHaveCount(0);
      },
    );
  }
});
