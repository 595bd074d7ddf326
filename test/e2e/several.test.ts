import { expect, test } from './fixtures.js';
import {
  eventsOf,
  expectBadge,
  expectNoBadge,
  finalEvents,
  logoutButton,
  sessionOf,
  signedIn,
  signedOut,
  signInByPopup,
  started,
} from './steps.js';

test('signing out of one of two providers keeps the other, with one logout', async ({ page }) => {
  await page.goto('/several.html');
  await signInByPopup(page, 'google');
  await eventsOf(page, 2);
  await signInByPopup(page, 'auth0');
  await eventsOf(page, 4);
  await expectBadge(page, 'google');
  await expectBadge(page, 'auth0');
  await expect(page.locator('#auths')).toHaveText('googleGrace Hopperauth0Ada Lovelace');
  await expect(page.locator('#last')).toHaveText('The last login was with auth0.');

  await page.locator('oauth-logout-button[provider="google"]').click();
  await eventsOf(page, 5);
  expect((await finalEvents(page)).slice(4)).toMatchObject([signedOut('google', 'interactive')]);
  await expectNoBadge(page, 'google');
  await expectBadge(page, 'auth0');
  expect(await sessionOf(page)).toMatchObject({ authorizations: [{ provider: 'auth0' }] });
  await page.reload();
  expect(await eventsOf(page, 1)).toMatchObject([signedIn('auth0', 'restored')]);
});

test('signing out of everything gives one logout for each provider', async ({ page }) => {
  await page.goto('/several.html');
  for (const [index, provider] of (['azure', 'demo'] as const).entries()) {
    await signInByPopup(page, provider);
    await eventsOf(page, 2 * (index + 1));
  }
  await logoutButton(page).filter({ hasText: 'everywhere' }).click();
  await eventsOf(page, 6);
  expect((await finalEvents(page)).slice(4)).toMatchObject([
    signedOut('azure', 'interactive'),
    signedOut('demo', 'interactive'),
  ]);
  expect(await sessionOf(page)).toEqual({ authorizations: [] });
  await expect(page.locator('#auths')).toContainText('Nobody is signed in.');
});

test('a second account at one provider takes the place of the first, without a logout', async ({ page }) => {
  await page.goto('/several.html');
  await signInByPopup(page, 'demo');
  await eventsOf(page, 2);
  await signInByPopup(page, 'demo', '王小明');
  await eventsOf(page, 4);
  expect((await finalEvents(page)).slice(2)).toMatchObject([
    started('demo'),
    signedIn('demo', 'interactive', '王小明'),
  ]);
  await expectBadge(page, 'demo', '王小明');
  expect((await sessionOf(page)).authorizations).toHaveLength(1);
});
