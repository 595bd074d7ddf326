import { expect, test } from './fixtures.js';
import {
  approve,
  eventsOf,
  expectBadge,
  expectNoBadge,
  finalEvents,
  logoutButton,
  openPopup,
  sessionOf,
  signedIn,
  signedOut,
  signInByPopup,
  started,
} from './steps.js';

test('a reload gives exactly one login, restored', async ({ page }) => {
  await page.goto('/');
  await signInByPopup(page, 'demo');
  await eventsOf(page, 2);
  await page.reload();
  await eventsOf(page, 1);
  expect(await finalEvents(page)).toMatchObject([signedIn('demo', 'restored')]);
  await expectBadge(page, 'demo');
});

test('a page without a session gives no event', async ({ page }) => {
  await page.goto('/');
  await expectNoBadge(page, 'demo');
  expect(await finalEvents(page)).toEqual([]);
});

test('signing out gives one logout and leaves an empty session', async ({ page }) => {
  await page.goto('/');
  await signInByPopup(page, 'demo');
  await eventsOf(page, 2);
  await logoutButton(page).click();
  await eventsOf(page, 3);
  expect((await finalEvents(page)).slice(2)).toMatchObject([signedOut('demo', 'interactive')]);
  await expectNoBadge(page, 'demo');
  expect(await sessionOf(page)).toEqual({ authorizations: [] });
});

test('signed out stays signed out after a reload', async ({ page }) => {
  await page.goto('/');
  await signInByPopup(page, 'demo');
  await eventsOf(page, 2);
  await logoutButton(page).click();
  await eventsOf(page, 3);
  await page.reload();
  await expectNoBadge(page, 'demo');
  expect(await finalEvents(page)).toEqual([]);
});

test('two tabs signing in at once with different providers both end signed in, and tell each other', async ({
  page,
  context,
}) => {
  const other = await context.newPage();
  await page.goto('/');
  await other.goto('/');
  const demo = await openPopup(page, 'demo');
  const github = await openPopup(other, 'github');
  await approve(demo, 'demo');
  await eventsOf(page, 2);
  await eventsOf(other, 2);
  await approve(github, 'github');
  await eventsOf(page, 3);
  await eventsOf(other, 3);
  expect(await finalEvents(page)).toMatchObject([
    started('demo'),
    signedIn('demo', 'interactive'),
    signedIn('github', 'other-tab'),
  ]);
  expect(await finalEvents(other)).toMatchObject([
    started('github'),
    signedIn('demo', 'other-tab'),
    signedIn('github', 'interactive'),
  ]);
  for (const tab of [page, other]) {
    await expectBadge(tab, 'demo');
    await expectBadge(tab, 'github');
  }
  const { authorizations } = await sessionOf(page);
  expect(authorizations.map(({ provider }) => provider)).toEqual(['demo', 'github']);
});

test('signing out in one tab reaches the other', async ({ page, context }) => {
  await page.goto('/');
  await signInByPopup(page, 'demo');
  await eventsOf(page, 2);
  const other = await context.newPage();
  await other.goto('/');
  await eventsOf(other, 1);
  await logoutButton(page).click();
  await eventsOf(other, 2);
  expect(await finalEvents(other)).toMatchObject([
    signedIn('demo', 'restored'),
    signedOut('demo', 'other-tab'),
  ]);
  await expectNoBadge(other, 'demo');
});
