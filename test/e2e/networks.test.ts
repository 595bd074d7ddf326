import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';
import { lazyPartsOf } from './lazy-parts.js';
import {
  approve,
  eventsOf,
  expectBadge,
  expectNoBadge,
  failed,
  finalEvents,
  loginButton,
  logoutButton,
  openPopup,
  signedIn,
  signedOut,
  signInByPopup,
  started,
} from './steps.js';

const captivePortal = { status: 200, contentType: 'text/html', body: '<h1>Welcome to our network</h1>' };

/** The person is back at the page, with the popup closed. */
async function closeAndReturn(page: Page, popup: Page): Promise<void> {
  await popup.close();
  await page.getByRole('heading', { level: 1 }).click();
}

/**
 * Until the page has what it loads when the mouse comes to a button, of which it needs the watch over a window. Without that watch, the closed
 * window of a page that has gone offline meanwhile is noticed at the next click, or after ten minutes.
 */
async function loadLaterParts(page: Page): Promise<void> {
  await loginButton(page, 'demo').locator('[part=button]').hover();
  await lazyPartsOf(page);
}

test(
  'a page that finds a captive portal in place of its endpoint asks again once the network is back',
  { tag: '@page' },
  async ({ page }) => {
    await page.goto('/');
    await signInByPopup(page, 'demo');
    await eventsOf(page, 2);
    await page.route('**/api/oauth/session', (route) => route.fulfill(captivePortal));
    const caught = page.waitForResponse('**/api/oauth/session');
    await page.reload();
    await (await caught).finished();
    // The page has read it by the time that it has an answer to a later request.
    await page.evaluate(() => fetch('/demo.json'));
    await expectNoBadge(page, 'demo');
    await page.unroute('**/api/oauth/session');
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await eventsOf(page, 1);
    expect(await finalEvents(page)).toMatchObject([signedIn('demo', 'restored')]);
    await expectBadge(page, 'demo');
  },
);

test('a popup that is opened offline ends as endpoint_unreachable when it is closed, and the same button then signs in', async ({
  page,
  context,
}) => {
  await page.goto('/');
  await expectNoBadge(page, 'demo');
  await loadLaterParts(page);
  await context.setOffline(true);
  const popup = await openPopup(page, 'demo');
  await closeAndReturn(page, popup);
  expect(await eventsOf(page, 2)).toMatchObject([started('demo'), failed('demo', 'endpoint_unreachable')]);
  await context.setOffline(false);
  await signInByPopup(page, 'demo');
  await eventsOf(page, 4);
  expect((await finalEvents(page)).slice(2)).toMatchObject([
    started('demo'),
    signedIn('demo', 'interactive'),
  ]);
});

test(
  'a login that ends while the endpoint gives pages 502 in HTML is endpoint_unreachable, and its session appears once it answers',
  { tag: '@page' },
  async ({ page, context }) => {
    await page.goto('/');
    const popup = await openPopup(page, 'demo');
    // The completion page's message is lost, and the endpoint can't be asked either.
    await popup.addInitScript(() => {
      window.BroadcastChannel.prototype.postMessage = () => undefined;
      Object.defineProperty(window, 'opener', { value: null });
    });
    await context.route('**/api/oauth/session*', (route) =>
      route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }),
    );
    const closing = popup.waitForEvent('close');
    await approve(popup, 'demo');
    await closing;
    await page.getByRole('heading', { level: 1 }).click();
    expect(await eventsOf(page, 2)).toMatchObject([started('demo'), failed('demo', 'endpoint_unreachable')]);
    await context.unroute('**/api/oauth/session*');
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await eventsOf(page, 3);
    expect((await finalEvents(page)).slice(2)).toMatchObject([signedIn('demo', 'other-tab')]);
  },
);

test('a logout while offline signs nobody out, says so, and works once the network is back', async ({
  page,
  context,
}) => {
  await page.goto('/');
  await signInByPopup(page, 'demo');
  await eventsOf(page, 2);
  await context.setOffline(true);
  await logoutButton(page).click();
  await expect(logoutButton(page).getByRole('status')).toHaveText(
    'You’re still signed in. Try again in a moment.',
  );
  await expectBadge(page, 'demo');
  await context.setOffline(false);
  await logoutButton(page).click();
  await eventsOf(page, 3);
  expect((await finalEvents(page)).slice(2)).toMatchObject([signedOut('demo', 'interactive')]);
});

test(
  'an own completion page that cannot ask how it ended closes, and the page asks for itself',
  { tag: '@page' },
  async ({ page, context }) => {
    await page.goto('/own-page.html');
    const popup = await openPopup(page, 'demo');
    await popup.route('**/api/oauth/session*', (route) => route.abort('connectionreset'));
    const closing = popup.waitForEvent('close');
    await approve(popup, 'demo');
    await closing;
    await page.getByRole('heading', { level: 1 }).click();
    await eventsOf(page, 2);
    expect(await finalEvents(page)).toMatchObject([started('demo'), signedIn('demo', 'interactive')]);
    expect(context.pages()).toHaveLength(1);
  },
);

test('a badge whose menu never loads still signs out', async ({ page }) => {
  await page.route('**/chunks/menu-*', (route) => route.abort());
  await page.goto('/');
  await signInByPopup(page, 'demo');
  await eventsOf(page, 2);
  const badge = page.locator('oauth-user-badge').filter({ hasText: 'Ada' });
  const signOut = badge.getByRole('button', { name: 'Sign out' });
  await badge.getByRole('button').first().click();
  await signOut.click();
  await eventsOf(page, 3);
  expect((await finalEvents(page)).slice(2)).toMatchObject([signedOut('demo', 'interactive')]);
});
