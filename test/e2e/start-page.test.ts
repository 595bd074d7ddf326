import { expect, test } from './fixtures.js';
import { finishIn, popupOf } from './steps.js';

test('the first page signs in, shows the person in place of the panel, and nothing below moves', async ({
  page,
}) => {
  // On a phone, nothing beside the panel holds its room.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/start.html');
  const topOfCode = (): Promise<number> =>
    page.locator('.snippet').evaluate((code) => code.getBoundingClientRect().top + window.scrollY);
  const before = await topOfCode();
  const panel = page.locator('oauth-login-panel');
  await expect(panel.getByRole('button', { name: 'More ways to sign in' })).toBeVisible();
  expect(await topOfCode()).toBe(before);
  await finishIn(await popupOf(page, panel.getByRole('button', { name: 'Sign in with GitHub' })), 'github');
  const account = page.getByRole('button', { name: /^Account: The Octocat/ });
  await expect(account).toBeFocused();
  await expect(panel).toBeHidden();
  expect(await topOfCode()).toBe(before);
});

test('the first page copies the three lines that make its login', { tag: '@chromium' }, async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/start.html');
  await page.getByRole('button', { name: 'Copy the HTML of this login' }).press('Enter');
  await expect(page.locator('.snippet').getByRole('status')).toHaveText('Copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.trim().split('\n')).toHaveLength(3);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  // Firefox's driver doesn't turn scripts off.
  test(
    'the first page has links to sign in, and says of nobody that they are signed in',
    { tag: '@chromium' },
    async ({ page }) => {
      await page.goto('/start.html');
      await expect(page.locator('oauth-login-panel a').filter({ visible: true })).toHaveCount(4);
      await expect(page.getByText('You’re signed in', { exact: true })).toBeHidden();
    },
  );
});
