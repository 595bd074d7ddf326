import type { Page } from '@playwright/test';
import { appUrl } from './addresses.js';
import { expect, test } from './fixtures.js';
import { recordEvents } from './record-events.js';
import { eventsOf, signedOut, signInByPopup } from './steps.js';

const rows = (page: Page) => page.locator('oauth-sessions [part~=item]');

async function signIn(page: Page): Promise<void> {
  await page.goto('/sessions.html');
  await signInByPopup(page, 'demo');
  await eventsOf(page, 2);
}

test('a session that is ended in one browser is over in the other, whose page hears that it was revoked', async ({
  browser,
  page,
}) => {
  const elsewhere = await browser.newContext({ baseURL: appUrl });
  await elsewhere.addInitScript(recordEvents);
  const other = await elsewhere.newPage();
  await signIn(other);
  await expect(rows(other)).toHaveCount(1);
  await signIn(page);
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first()).toContainText('This device');

  // A key reaches only the window in front, in Firefox, as a person's does.
  await page.bringToFront();
  await rows(page).nth(1).getByRole('button', { name: 'Sign out there' }).press('Enter');
  await expect(rows(page)).toHaveCount(1);
  await expect(page.locator('oauth-sessions [role=status]')).toHaveText('Signed out there.');
  await expect(rows(page).getByRole('button')).toBeFocused();

  await other.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
  expect((await eventsOf(other, 3))[2]).toMatchObject(signedOut('demo', 'revoked'));
  await expect(other.locator('oauth-sessions')).toContainText('You’re not signed in');
  await elsewhere.close();

  await rows(page).getByRole('button', { name: 'Sign out' }).click();
  expect((await eventsOf(page, 3))[2]).toMatchObject(signedOut('demo', 'interactive'));
  await expect(rows(page)).toHaveCount(0);
});
