import { appUrl } from './addresses.js';
import { expect, test } from './fixtures.js';
import {
  eventsOf,
  expectNoBadge,
  finalEvents,
  sessionOf,
  signedIn,
  signedOut,
  signInByPopup,
} from './steps.js';

test('signing out at the provider too leads through its own page and back to the site', async ({ page }) => {
  await page.goto('/signing-out.html');
  await signInByPopup(page, 'auth0');
  await eventsOf(page, 2);
  await page.getByRole('button', { name: 'Sign out here and at Auth0' }).click();
  await page.getByRole('heading', { name: 'Sign out of Auth0 too?' }).waitFor();
  const { searchParams } = new URL(page.url());
  // An ID token would end up in logs.
  expect([...searchParams.keys()].sort()).toEqual(['client_id', 'post_logout_redirect_uri']);
  expect(await sessionOf(page)).toEqual({ authorizations: [] });
  await page.getByRole('button', { name: 'Yes, sign out' }).click();
  await page.waitForURL(`${appUrl}/**`);
  await expectNoBadge(page, 'demo');
  expect(await finalEvents(page)).toEqual([]);
});

test('a sign-out of one provider reaches another tab as one logout, and keeps the other provider there', async ({
  page,
  context,
}) => {
  await page.goto('/signing-out.html');
  await signInByPopup(page, 'github');
  await eventsOf(page, 2);
  await signInByPopup(page, 'google');
  await eventsOf(page, 4);
  const other = await context.newPage();
  await other.goto('/signing-out.html');
  await eventsOf(other, 2);
  await page.locator('oauth-logout-button[provider="github"]').click();
  await eventsOf(other, 3);
  expect(await finalEvents(other)).toMatchObject([
    signedIn('github', 'restored'),
    signedIn('google', 'restored'),
    signedOut('github', 'other-tab'),
  ]);
  expect((await finalEvents(page)).slice(4)).toMatchObject([signedOut('github', 'interactive')]);
});
