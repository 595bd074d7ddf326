import { tokenRequestsFor } from './code-count.js';
import { expect, test } from './fixtures.js';
import {
  approve,
  eventsOf,
  expectBadge,
  finalEvents,
  nextCallback,
  openPopup,
  signedIn,
  signInByPopup,
  started,
} from './steps.js';

test('a popup that cannot close says so, and shows success again after reload and Back', async ({
  page,
  context,
}) => {
  await context.addInitScript(() => {
    window.close = () => undefined;
  });
  await page.goto('/');
  const seen = nextCallback(context);
  const popup = await openPopup(page, 'demo');
  await approve(popup, 'demo');
  const success = popup.getByRole('heading', { name: 'Signed in' });
  await expect(success).toBeVisible();
  await expect(popup.getByText('You can close this window')).toBeVisible();
  await eventsOf(page, 2);

  await popup.reload();
  await expect(success).toBeVisible();
  await popup.goBack();
  await popup.goForward();
  await expect(success).toBeVisible();

  expect(await finalEvents(page)).toMatchObject([started('demo'), signedIn('demo', 'interactive')]);
  const code = (await seen).searchParams.get('code') ?? '';
  expect(await tokenRequestsFor(code)).toBe(1);
  expect(await popup.evaluate(() => location.href)).not.toContain(code);
});

test(
  'the app’s own completion page ends a popup with one login, and closes',
  { tag: '@page' },
  async ({ page }) => {
    await page.goto('/own-page.html');
    await signInByPopup(page, 'demo');
    await eventsOf(page, 2);
    expect(await finalEvents(page)).toMatchObject([started('demo'), signedIn('demo', 'interactive')]);
    await expectBadge(page, 'demo');
  },
);

test(
  'the app’s own completion page shows its own words, and nothing of the flow in its address',
  { tag: '@page' },
  async ({ page, context }) => {
    await context.addInitScript(() => {
      window.close = () => undefined;
    });
    await page.goto('/own-page.html');
    const popup = await openPopup(page, 'demo');
    await approve(popup, 'demo');
    // Both are visible until the element is defined, and neither until it knows how the login ended.
    await expect(popup.getByRole('heading', { name: 'Sign-in didn’t finish' })).toBeHidden();
    await expect(popup.getByRole('heading', { name: 'Welcome aboard' })).toBeVisible();
    // Asked of the page itself: what the driver knows of an address comes a moment later.
    expect(await popup.evaluate(() => location.hash)).toBe('');
  },
);
