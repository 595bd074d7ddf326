import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';
import { finishIn, popupOf } from './steps.js';

test('code and numbers of the demo are read from left to right in a page from right to left', async ({
  page,
}) => {
  const turned = (selector: string): Promise<string[]> =>
    page.evaluate((chosen) => {
      document.documentElement.dir = 'rtl';
      return [...document.querySelectorAll(chosen)]
        .filter((one) => one.checkVisibility())
        .filter((one) => {
          const text = document.createTreeWalker(one, NodeFilter.SHOW_TEXT).nextNode();
          const count = Math.min(4, text?.textContent?.length ?? 0);
          const lefts = Array.from({ length: count }, (_, at) => {
            const range = document.createRange();
            range.setStart(text!, at);
            range.setEnd(text!, at + 1);
            return range.getBoundingClientRect().left;
          });
          return lefts.some((left, at) => left < (lefts[at - 1] ?? -Infinity));
        })
        .map((one) => one.outerHTML.slice(0, 80));
    }, selector);
  await page.goto('/start.html');
  expect(await page.locator('.numbers strong').count()).toBe(3);
  expect(await turned('.numbers strong')).toEqual([]);
  const [number, list] = await page
    .locator('.numbers strong')
    .nth(1)
    .evaluate((one) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      return [range.getBoundingClientRect().right, one.closest('ul')!.getBoundingClientRect().right];
    });
  expect(Math.abs(number - list)).toBeLessThan(1);
  for (const path of ['/linkedin.html', '/looks.html']) {
    await page.goto(path);
    expect(await page.locator('main code, main pre').count()).toBeGreaterThan(2);
    expect(await turned('main code, main pre')).toEqual([]);
  }
  await page.goto('/linkedin.html');
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  expect(
    await page
      .locator('main pre')
      .first()
      .evaluate((one) => getComputedStyle(one).direction),
  ).toBe('ltr');
});

test('the menu of the first page’s badge stays over its card', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/start.html');
  const button = page.locator('oauth-login-panel').getByRole('button', { name: 'Sign in with GitHub' });
  await finishIn(await popupOf(page, button), 'github');
  await page.getByRole('button', { name: /^Account: The Octocat/ }).click();
  const menu = page.locator('oauth-user-badge [part=menu]');
  await expect(menu).toBeVisible();
  const [card, box] = [await page.locator('.welcome').boundingBox(), await menu.boundingBox()];
  expect(box!.x).toBeGreaterThanOrEqual(card!.x);
  expect(box!.x + box!.width).toBeLessThanOrEqual(card!.x + card!.width);
});

test('a panel of two and a list of nobody keep no room of rows that they never have', async ({ page }) => {
  await page.goto('/panel.html');
  const panel = page.locator('oauth-login-panel[providers]');
  await expect(panel.getByRole('button', { name: 'Sign in with GitHub' })).toBeVisible();
  const empty = await panel.evaluate((one) => {
    const buttons = [...one.shadowRoot!.querySelectorAll('oauth-login-button')];
    return one.getBoundingClientRect().bottom - buttons.at(-1)!.getBoundingClientRect().bottom;
  });
  // The card's padding and edge.
  expect(empty).toBeGreaterThanOrEqual(25);
  expect(empty).toBeLessThan(30);
  await page.goto('/sessions.html');
  await expect(page.getByText('You’re not signed in')).toBeVisible();
  const list = await page.locator('oauth-sessions').boundingBox();
  expect(list!.height).toBe(224);
});

test('each label of the page of looks is on one line', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/looks.html');
  await expect(page.locator('.themed').getByRole('button', { name: 'Sign in with GitHub' })).toBeVisible();
  await expect(page.getByText('Sign in with Demo ID').first()).toBeVisible();
  const tall = await page.locator('oauth-login-button').evaluateAll((buttons) =>
    buttons
      .flatMap((one) => [...one.shadowRoot!.querySelectorAll<HTMLElement>('[part=label], .now')])
      .filter((label) => label.offsetHeight > 30)
      .map((label) => label.innerText),
  );
  expect(tall).toEqual([]);
});

test('rows of sign-in buttons are of one height, whoever is signed in', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/');
  const heights = (): Promise<number[]> =>
    page
      .locator('.providers > li')
      .evaluateAll((rows) =>
        rows.map((row) => row.clientHeight - parseFloat(getComputedStyle(row).paddingTop)),
      );
  expect(new Set(await heights())).toEqual(new Set([44]));
  await finishIn(await popupOf(page, page.locator('oauth-login-button').first()), 'github');
  await expect(page.getByRole('button', { name: /^Account: The Octocat/ })).toBeVisible();
  expect(new Set(await heights())).toEqual(new Set([44]));
});

test('the list of access tokens says how one comes until there is one', async ({ page }) => {
  await page.goto('/token.html');
  await expect(page.locator('p').getByText('No token yet.')).toBeVisible();
  await expect(page.getByRole('table')).toBeHidden();
  await page.locator('#tokens').evaluate((rows: HTMLTableSectionElement) => rows.insertRow());
  await expect(page.locator('p').getByText('No token yet.')).toBeHidden();
  await expect(page.getByRole('table')).toBeVisible();
});

/** Where the words or the box of the first match begins, from the left. */
const leftOf = (page: Page, selector: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate((one) => one.getBoundingClientRect().left);

test('on a phone, what stands below each other in a card of the demo begins at one line', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/panel.html');
  const card = 'section:has(> h2):has(oauth-login-panel)';
  await expect(page.locator(`${card} oauth-login-button`).first()).toBeVisible();
  expect(await leftOf(page, `${card} oauth-login-button`)).toBeCloseTo(await leftOf(page, `${card} > h2`), 0);
  await page.goto('/options.html');
  expect(await leftOf(page, '.check input')).toBeCloseTo(await leftOf(page, '.form select'), 0);
  await page.setViewportSize({ width: 280, height: 400 });
  await page.goto('/framed.html');
  const [button, words] = [page.locator('oauth-login-button'), page.locator('.signed-out')];
  await expect(words).toBeVisible();
  const bottom = await button.evaluate((one) => one.getBoundingClientRect().bottom);
  expect((await words.boundingBox())!.y).toBeGreaterThanOrEqual(bottom);
  expect(await leftOf(page, '.signed-out')).toBeCloseTo(await leftOf(page, 'oauth-login-button'), 0);
});

test('buttons of the demo have the text of the elements’ buttons', async ({ page }) => {
  await page.goto('/events.html');
  const fontOf = (selector: string): Promise<string[]> =>
    page.locator(selector).evaluate((one) => {
      const { fontSize, fontWeight } = getComputedStyle(one);
      return [fontSize, fontWeight];
    });
  expect(await fontOf('button:text-is("Cancel sign-in")')).toEqual(
    await fontOf('oauth-logout-button button'),
  );
});
