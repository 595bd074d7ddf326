import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './fixtures.js';
import {
  approve,
  eventsOf,
  expectBadge,
  expectNoBadge,
  failed,
  finalEvents,
  openPopup,
  sessionOf,
  signedIn,
  signedOut,
  signInByPopup,
} from './steps.js';

const day = 24 * 3600;
const key = 'demo-saved-token';

const sessionCookies = async (context: BrowserContext) =>
  (await context.cookies()).filter(({ name }) => name.includes('-session.'));

/** What is left of a browser's cookies once it was closed. */
async function closeBrowser(context: BrowserContext): Promise<void> {
  const kept = (await context.cookies()).filter(({ expires }) => expires > 0);
  await context.clearCookies();
  await context.addCookies(kept);
}

async function signInAndSave(page: Page): Promise<string> {
  await page.goto('/remember.html');
  await signInByPopup(page, 'demo');
  await eventsOf(page, 2);
  await page.getByRole('button', { name: 'Save the token' }).click();
  await expect(page.locator('#saved')).toContainText('Saved.');
  return page.evaluate((name) => localStorage.getItem(name) ?? '', key);
}

const signOut = (page: Page, name: string) =>
  page.locator('oauth-logout-button').getByRole('button', { name, exact: true }).click();

const restore = (page: Page) => page.getByRole('button', { name: 'Sign in with the saved token' }).click();

test('a remembered login outlasts the browser, for thirty days', async ({ page, context }) => {
  await page.goto('/remember.html');
  await signInByPopup(page, 'demo');
  await eventsOf(page, 2);
  const cookies = await sessionCookies(context);
  expect(cookies.length).toBeGreaterThan(0);
  for (const { expires } of cookies) {
    expect(expires).toBeGreaterThan(Date.now() / 1000 + 29 * day);
    expect(expires).toBeLessThan(Date.now() / 1000 + 31 * day);
  }
  await closeBrowser(context);
  await page.reload();
  await eventsOf(page, 1);
  expect(await finalEvents(page)).toMatchObject([signedIn('demo', 'restored')]);
});

test('a login that is not remembered ends with the browser', async ({ page, context }) => {
  await page.goto('/');
  await signInByPopup(page, 'demo');
  await eventsOf(page, 2);
  const cookies = await sessionCookies(context);
  expect(cookies.length).toBeGreaterThan(0);
  expect(cookies.filter(({ expires }) => expires !== -1)).toEqual([]);
  await closeBrowser(context);
  await page.reload();
  await expectNoBadge(page, 'demo');
  expect(await finalEvents(page)).toEqual([]);
});

test('a saved token signs in after a sign-out with one login, restored, and opens no window', async ({
  page,
  context,
}) => {
  await signInAndSave(page);
  await signOut(page, 'Sign out');
  await eventsOf(page, 3);
  await expectNoBadge(page, 'demo');
  const opened: unknown[] = [];
  context.on('page', (one) => opened.push(one));
  await restore(page);
  await expect(page.locator('#saved')).toHaveText('Signed in as Ada Lovelace, without a window.');
  expect((await finalEvents(page)).slice(2)).toMatchObject([
    signedOut('demo', 'interactive'),
    signedIn('demo', 'restored'),
  ]);
  await expectBadge(page, 'demo');
  expect(opened).toEqual([]);
});

test('a saved token that was forgotten signs in neither here nor elsewhere, with one saved_token_invalid', async ({
  page,
  browser,
}) => {
  const saved = await signInAndSave(page);
  await signOut(page, 'Sign out and forget');
  await eventsOf(page, 3);
  await expect(page.locator('#kept')).toHaveText('none');

  // An attack: the text was copied before it was forgotten, and another browser knows nothing of that.
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  for (const tab of [page, other]) {
    await tab.goto(new URL('/remember.html', page.url()).href);
    await tab.evaluate(([name, text]) => localStorage.setItem(name, text), [key, saved] as const);
    await tab.reload();
    await restore(tab);
    await expect(tab.locator('#saved')).toContainText('saved_token_invalid');
    expect(await sessionOf(tab)).toEqual({ authorizations: [] });
  }
  expect(await finalEvents(page)).toMatchObject([failed('demo', 'saved_token_invalid')]);
  await elsewhere.close();
});

test('a damaged saved token gives one saved_token_invalid, and the button signs in afterwards', async ({
  page,
}) => {
  const saved = await signInAndSave(page);
  await signOut(page, 'Sign out');
  await eventsOf(page, 3);
  const middle = Math.floor(saved.length / 2);
  const damaged = `${saved.slice(0, middle)}${saved[middle] === 'A' ? 'B' : 'A'}${saved.slice(middle + 1)}`;
  await page.evaluate(([name, text]) => localStorage.setItem(name, text), [key, damaged] as const);
  await restore(page);
  await expect(page.locator('#saved')).toContainText('saved_token_invalid');
  expect((await finalEvents(page)).slice(3)).toMatchObject([failed('demo', 'saved_token_invalid')]);
  await approve(await openPopup(page, 'demo'), 'demo');
  expect((await eventsOf(page, 6))[5]).toMatchObject(signedIn('demo', 'interactive'));
});
