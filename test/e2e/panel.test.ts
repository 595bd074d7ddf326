import type { Locator, Page } from '@playwright/test';
import { appUrl } from './addresses.js';
import { expect, test } from './fixtures.js';
import { approve, finishIn, popupOf, sessionOf, type ProviderId } from './steps.js';

/** A page of the site with a panel, all that it needs, and the badge of who is signed in. */
async function openPanel(page: Page, attributes = 'providers="github google demo"'): Promise<Locator> {
  const body = `<!doctype html><html lang="en"><title>Panel</title><meta name="application-name" content="Shop">
    <script type="module" src="/oauth-elements.js"></script>
    <body><oauth-user-badge size="full"></oauth-user-badge><oauth-login-panel ${attributes}></oauth-login-panel>`;
  await page.route('**/panel-page.html', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(`${appUrl}/panel-page.html`);
  return page.locator('oauth-login-panel');
}

const names = (panel: Locator): Promise<string[]> =>
  panel
    .locator('oauth-login-button')
    .evaluateAll((buttons) =>
      buttons.map((button) => (button as HTMLElement & { provider: string }).provider),
    );

const signIn = async (page: Page, panel: Locator, name: string, provider: ProviderId): Promise<void> =>
  finishIn(
    await popupOf(page, panel.getByRole('button', { name: `Sign in with ${name}`, exact: true })),
    provider,
  );

const account = (page: Page, name: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^Account: ${name}`) });

test('a panel signs in, and puts what was used last first at the next visit', async ({ page }) => {
  const panel = await openPanel(page);
  await expect(panel.getByRole('heading')).toHaveText('Sign in to Shop');
  await signIn(page, panel, 'Google', 'google');
  await expect(panel.getByRole('status').last()).toHaveText('You’re signed in with Google.');
  await expect(account(page, 'Grace Hopper')).toBeVisible();
  expect(await names(panel)).toEqual(['github', 'google', 'demo']);
  await page.reload();
  await expect(panel.getByText('Last used')).toBeVisible();
  expect(await names(panel)).toEqual(['google', 'github', 'demo']);
});

test('a panel keeps the session beyond the browser only where the person says so', async ({
  page,
  context,
}) => {
  const livesInDays = async (): Promise<number[]> => {
    const cookies = (await context.cookies()).filter(({ name }) => name.includes('-session.'));
    return cookies.map(({ expires }) =>
      expires < 0 ? 0 : Math.round((expires - Date.now() / 1000) / 86_400),
    );
  };
  let panel = await openPanel(page);
  await signIn(page, panel, 'GitHub', 'github');
  await expect(account(page, 'The Octocat')).toBeVisible();
  expect(new Set(await livesInDays())).toEqual(new Set([0]));
  await context.clearCookies();
  panel = await openPanel(page);
  await panel.getByRole('checkbox', { name: 'Keep me signed in on this device' }).check();
  await signIn(page, panel, 'GitHub', 'github');
  await expect(account(page, 'The Octocat')).toBeVisible();
  expect(new Set(await livesInDays())).toEqual(new Set([30]));
});

test('a panel whose list fails says so, and offers it after Try again', async ({ page }) => {
  let fails = true;
  await page.route('**/api/oauth/providers', (route) => (fails ? route.abort() : route.continue()));
  const panel = await openPanel(page, '');
  const again = panel.getByRole('button', { name: 'Try again' });
  await expect(panel.getByRole('status')).toHaveText(/can’t be reached/);
  const failed = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/providers'));
  await again.press('Enter');
  // A list that came later would give the next key to its first button.
  await failed;
  await expect(again).toBeFocused();
  fails = false;
  await again.press('Enter');
  await expect(panel.locator('oauth-login-button').first()).toBeFocused();
  await expect(panel.getByRole('status').last()).toHaveText('');
});

test('a panel is used by the keyboard alone, through More ways to the last provider', async ({ page }) => {
  const panel = await openPanel(page, '');
  const more = panel.getByRole('button', { name: 'More ways to sign in' });
  await expect(more).toHaveAttribute('aria-expanded', 'false');
  await panel.locator('oauth-login-button').first().focus();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowDown');
  await expect(more).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(more).toHaveAttribute('aria-expanded', 'true');
  await expect(more).toBeFocused();
  const all = await names(panel);
  expect(all.length).toBeGreaterThan(5);
  for (let step = 5; step < all.length; step += 1) await page.keyboard.press('Tab');
  const last = panel.locator('oauth-login-button').last();
  await expect(last).toBeFocused();
  const opening = page.waitForEvent('popup');
  await page.keyboard.press('Enter');
  await opening;
  // Firefox's driver sends keys to the window in front only.
  await page.bringToFront();
  const cancel = panel.getByRole('button', { name: 'Cancel' });
  await expect(cancel).toBeVisible();
  // After "Show it".
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(cancel).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('status').last()).toHaveText(/was cancelled\. Nothing was changed\.$/);
  await expect(last).toBeFocused();
});

test('a panel adds a second account, which the badge’s menu has beside the first', async ({ page }) => {
  const panel = await openPanel(page);
  await signIn(page, panel, 'GitHub', 'github');
  await expect(account(page, 'The Octocat')).toBeVisible();
  await signIn(page, panel, 'Google', 'google');
  await expect(account(page, 'Grace Hopper')).toBeVisible();
  const { authorizations } = await sessionOf(page);
  expect(authorizations.map(({ provider }) => provider)).toEqual(['github', 'google']);
  await account(page, 'Grace Hopper').press('Enter');
  const menu = page.getByRole('group', { name: 'Account menu' });
  await expect(menu.getByRole('button', { name: /^The Octocat/ })).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowDown');
  await menu.getByRole('button', { name: 'Sign out of all accounts' }).press('Enter');
  await expect(account(page, '')).toHaveCount(0);
  expect((await sessionOf(page)).authorizations).toEqual([]);
});

test('a panel says that a login was refused where it was pressed, and tries again', async ({ page }) => {
  const panel = await openPanel(page);
  const button = panel.getByRole('button', { name: 'Sign in with Demo', exact: false }).first();
  const popup = await popupOf(page, button);
  const closing = popup.waitForEvent('close');
  await popup.getByRole('button', { name: 'Cancel' }).click();
  await closing;
  const opening = page.waitForEvent('popup');
  await panel.getByRole('button', { name: 'Try again' }).press('Enter');
  const second = await opening;
  const closed = second.waitForEvent('close');
  await approve(second, 'demo');
  await closed;
  await expect(account(page, 'Ada Lovelace')).toBeVisible();
});
