import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';
import { approve, nameAt } from './steps.js';

/** An entry of Chromium's Layout Instability API. */
interface Shift {
  readonly value: number;
  readonly sources: readonly { readonly previousRect: DOMRect; readonly currentRect: DOMRect }[];
}

const path = '/server/rendered';
const tags = ['oauth-user-badge', 'oauth-login-button', 'oauth-login-panel'];

/** Holds the elements' script back until it is released. */
async function holdScript(page: Page): Promise<() => void> {
  let release!: () => void;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/oauth-elements.js', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** The place of each element, and what a person reads in it. */
const seen = (page: Page): Promise<object[]> =>
  page.evaluate(
    (names) =>
      [...document.querySelectorAll<HTMLElement>(names)].map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return { tag: element.localName, x, y, width, height };
      }),
    tags.join(),
  );

/** Until no element shows what the server has rendered any more. */
const takenOver = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    (names) =>
      [...document.querySelectorAll(names)].every(
        ({ shadowRoot }) => shadowRoot && !shadowRoot.querySelector('[data-rendered]'),
      ),
    tags.join(),
  );

async function signIn(page: Page): Promise<void> {
  await page.goto(`/api/oauth/login/demo?return_to=${path}`);
  await approve(page, 'demo');
  await page.waitForURL(`**${path}`);
}

test('what a server renders signs in without any script, and then shows the person', async ({ page }) => {
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(path);
  await page
    .locator('main > section:nth-of-type(2)')
    .getByRole('link', { name: 'Continue with Demo ID' })
    .click();
  await approve(page, 'demo');
  await page.waitForURL(`**${path}`);
  await expect(page.locator('oauth-user-badge')).toContainText(nameAt.demo);
});

for (const who of ['nobody', 'somebody'] as const)
  test(`elements take over what the server has rendered without moving anything, with ${who} signed in`, async ({
    page,
  }) => {
    if (who === 'somebody') await signIn(page);
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      // Firefox has no such entries; there the places alone tell.
      if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as unknown as Shift[])
            // Chromium also reports a node that another has replaced, although nothing moved.
            for (const { previousRect, currentRect } of entry.sources)
              if (JSON.stringify(previousRect) !== JSON.stringify(currentRect)) shifts.push(entry.value);
        }).observe({ type: 'layout-shift', buffered: true });
    });
    const release = await holdScript(page);
    await page.goto(path, { waitUntil: 'commit' });
    // The page's own style sheet places the elements.
    await expect(page.locator('.source')).toBeAttached();
    await expect(page.locator('nav#pages')).not.toHaveCSS('position', 'static');
    const name = page.locator('oauth-user-badge').getByText(nameAt.demo, { exact: true });
    if (who === 'somebody') await expect(name).toBeVisible();
    else await expect(page.getByRole('link', { name: 'Sign in with GitHub' }).first()).toBeVisible();
    const before = await seen(page);
    release();
    await takenOver(page);
    expect(await seen(page)).toEqual(before);
    if (who === 'somebody') await expect(name).toBeVisible();
    expect(await page.evaluate(() => Reflect.get(window, 'shifts') as number[])).toEqual([]);
  });

test('a badge of a session that has ended meanwhile shows that nobody is signed in', async ({ page }) => {
  await signIn(page);
  const release = await holdScript(page);
  await page.goto(path, { waitUntil: 'commit' });
  await expect(page.locator('oauth-user-badge')).toContainText(nameAt.demo);
  await page.context().clearCookies();
  release();
  await takenOver(page);
  await expect(page.locator('oauth-user-badge')).not.toContainText(nameAt.demo);
});
