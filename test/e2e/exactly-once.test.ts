import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';
import {
  approve,
  badge,
  eventsOf,
  expectBadge,
  expectNoBadge,
  failed,
  finalEvents,
  loginButton,
  logoutButton,
  openPopup,
  sessionOf,
  signedIn,
  signedOut,
  signInByPopup,
  started,
} from './steps.js';
import { stopClock } from './still-clock.js';
import { trackLoads } from './track-loads.js';

// Playwright turns Chromium's memory of pages off; Firefox has its own as it is.
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    await use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  },
});

/** Has the page say when it comes out of the browser's memory: Playwright doesn't in every browser. */
const markPage = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.addEventListener('pageshow', ({ persisted }) => {
      if (persisted) console.log('out of memory');
    });
  });

/** Until the badge has loaded its words and its picture: Firefox keeps no page in memory that was still loading something. */
async function badgeIsWhole(page: Page): Promise<void> {
  await expect(badge(page, 'demo').locator('[part=name]')).toHaveAttribute('data-before', /Account/);
  const face = badge(page, 'demo').locator('.face');
  await face.evaluate((element) => element.querySelector('img')?.decode());
}

/** By the browser's Back. The page may be gone before it has answered. */
async function goBack(page: Page): Promise<void> {
  await page.evaluate(() => history.back()).catch(() => undefined);
}

/** By the browser's Back, to a page that was marked. From then on only `evaluate` works in every browser. */
async function goBackToMarked(page: Page): Promise<void> {
  const said = page.waitForEvent('console', (message) => message.text() === 'out of memory');
  await goBack(page);
  await said;
}

/** What the button for a provider shows. */
const showsAt = (page: Page, state: 'signed-in' | 'pending'): Promise<boolean | undefined> =>
  page.evaluate(
    (name) => document.querySelector('oauth-login-button[provider="demo"]')?.matches(`:state(${name})`),
    state,
  );

test('a page that comes back out of the browser’s memory fires nothing again', async ({ page }) => {
  await page.goto('/');
  await signInByPopup(page, 'demo');
  await eventsOf(page, 2);
  await badgeIsWhole(page);
  await markPage(page);
  await page.goto('/events.html');
  await goBackToMarked(page);
  expect(await finalEvents(page)).toMatchObject([started('demo'), signedIn('demo', 'interactive')]);
  expect(await showsAt(page, 'signed-in')).toBe(true);
});

test('a page that comes back out of the browser’s memory finds out that the session has expired', async ({
  page,
  context,
}) => {
  await page.goto('/');
  await signInByPopup(page, 'demo');
  await eventsOf(page, 2);
  await badgeIsWhole(page);
  await markPage(page);
  await page.goto('/events.html');
  await context.clearCookies();
  await goBackToMarked(page);
  await eventsOf(page, 3);
  expect((await finalEvents(page)).slice(2)).toMatchObject([
    { type: 'logout', provider: 'demo', reason: 'expired' },
  ]);
  expect(await showsAt(page, 'signed-in')).toBe(false);
});

test('a page that was left while another tab signed out shows the truth by Back, however it comes back', async ({
  page,
  context,
}) => {
  await page.goto('/');
  await signInByPopup(page, 'demo');
  await eventsOf(page, 2);
  await page.goto('/events.html');
  const other = await context.newPage();
  await other.goto('/');
  await expectBadge(other, 'demo');
  await logoutButton(other).click();
  await eventsOf(other, 2);
  expect(await sessionOf(other)).toEqual({ authorizations: [] });
  const shown = page.waitForURL((url) => url.pathname === '/');
  await goBack(page);
  await shown;
  await expectNoBadge(page, 'demo');
});

// On a busy machine Firefox sometimes keeps no page in memory that is left by a click: with `--whole` only.
test(
  'Back from the provider during a redirect gives one login_cancelled, and a button that is free again',
  { tag: '@page' },
  async ({ page }) => {
    const loaded = trackLoads(page);
    await page.goto('/redirect.html');
    // Firefox keeps no page in memory that was still loading its later parts.
    await loaded();
    await markPage(page);
    await loginButton(page, 'demo').click();
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    await goBackToMarked(page);
    expect(await eventsOf(page, 2)).toMatchObject([
      started('demo', 'redirect'),
      failed('demo', 'login_cancelled'),
    ]);
    expect(await showsAt(page, 'pending')).toBe(false);
  },
);

test(
  'two more <oauth-session> on the page, and a button that moves between them, make no second event',
  { tag: '@page' },
  async ({ page, context }) => {
    await stopClock(context);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).pathname === '/api/oauth/session') asked.push(request.method());
    });
    await page.goto('/');
    await expectNoBadge(page, 'demo');
    await page.evaluate(() => {
      const [one, other] = ['/api/oauth', '/api/oauth/'].map((endpoint) => {
        const session = document.createElement('oauth-session');
        session.endpoint = endpoint;
        document.querySelector('main')?.append(session);
        return session;
      });
      const button = document.querySelector('oauth-login-button[provider="demo"]');
      if (button) one?.append(button);
      window.addEventListener('blur', () => {
        if (button) other?.append(button);
      });
    });
    const popup = await openPopup(page, 'demo');
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    const closing = popup.waitForEvent('close');
    await approve(popup, 'demo');
    await closing;
    await eventsOf(page, 2);
    expect(await finalEvents(page)).toMatchObject([started('demo'), signedIn('demo', 'interactive')]);
    await expect(badge(page, 'demo').getByText('Ada Lovelace', { exact: true })).toBeVisible();
    // One at the start; the two others are of the check itself.
    expect(asked).toHaveLength(3);
    await logoutButton(page).click();
    await eventsOf(page, 3);
    expect((await finalEvents(page)).slice(2)).toMatchObject([signedOut('demo', 'interactive')]);
  },
);
