import { expect, test } from './fixtures.js';
import {
  approve,
  badge,
  eventsOf,
  expectBadge,
  finalEvents,
  finishIn,
  loginButton,
  popupOf,
  signedIn,
  started,
} from './steps.js';

test('a page that cancels login-start and shows its address as a link gets the login that comes of it', async ({
  page,
  context,
}) => {
  await page.goto('/own-window.html');
  const opened: unknown[] = [];
  context.on('page', (one) => opened.push(one));
  await loginButton(page, 'demo').click();
  const link = page.getByRole('link', { name: 'Continue to Demo ID' });
  await expect(link).toBeVisible();
  expect(opened).toEqual([]);

  const opening = context.waitForEvent('page');
  await link.click();
  await finishIn(await opening, 'demo');
  await eventsOf(page, 2);
  expect(await finalEvents(page)).toMatchObject([started('demo'), signedIn('demo', 'interactive')]);
  await expect(link).toBeHidden();
  await expectBadge(page, 'demo');
});

test('a window that the page opened by onOpenAuthorizationUrl ends with one login, and closes', async ({
  page,
  context,
}) => {
  await context.addInitScript(() => {
    const open = window.open.bind(window);
    window.open = (url, name = '', features) => {
      document.documentElement.dataset['openedAs'] = name;
      return open(url, name, features);
    };
  });
  await page.goto('/own-window.html');
  const popup = await popupOf(page, page.getByRole('button', { name: 'Sign in with a small window' }));
  await finishIn(popup, 'demo');
  await expect(page.locator('#outcome')).toHaveText('Signed in as Ada Lovelace.');
  await expect(page.locator('html')).toHaveAttribute('data-opened-as', 'small');
  expect(await finalEvents(page)).toMatchObject([started('demo'), signedIn('demo', 'interactive')]);
});

test('a login in a tab ends with one login, and the tab closes', async ({ page }) => {
  await page.goto('/modes.html');
  const button = page.locator('oauth-login-button[mode="tab"]');
  await finishIn(await popupOf(page, button), 'demo');
  await eventsOf(page, 2);
  expect(await finalEvents(page)).toMatchObject([
    { type: 'login-start', provider: 'demo', mode: 'tab' },
    signedIn('demo', 'interactive'),
  ]);
});

test('return-to leads a redirect on to another page, which hears of the one login', async ({ page }) => {
  await page.goto('/modes.html?place=1#here');
  await page.locator('oauth-login-button[return-to]').click();
  await approve(page, 'demo');
  await page.waitForURL('**/user.html');
  await eventsOf(page, 1);
  expect(await finalEvents(page)).toMatchObject([signedIn('demo', 'interactive')]);
  await expect(page.locator('#user')).toContainText('Ada Lovelace');
});

test('cancel of the session gives one login_cancelled, closes the window and leaves the button usable', async ({
  page,
}) => {
  await page.goto('/events.html');
  const popup = await popupOf(page, loginButton(page, 'demo'));
  await popup.getByRole('button', { name: 'Cancel' }).waitFor();
  const closing = popup.waitForEvent('close');
  await page.getByRole('button', { name: 'Cancel sign-in' }).click();
  await closing;
  await expect(page.locator('#cancelled')).toHaveText('Sign-in cancelled.');
  await expect(badge(page, 'demo').getByText('Not signed in')).toBeVisible();
  await finishIn(await popupOf(page, loginButton(page, 'demo')), 'demo');
  await eventsOf(page, 4);
  expect(await finalEvents(page)).toMatchObject([
    started('demo'),
    { type: 'login', provider: 'demo', error: 'login_cancelled', name: null },
    started('demo'),
    signedIn('demo', 'interactive'),
  ]);
});
