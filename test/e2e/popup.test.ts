import { expect, test } from './fixtures.js';
import {
  badge,
  eventsOf,
  expectBadge,
  finalEvents,
  signedIn,
  signInByPopup,
  started,
  type ProviderId,
} from './steps.js';
import { stopClock } from './still-clock.js';
import { inFirefoxUnless } from './two-browsers.js';

for (const provider of ['github', 'demo', 'demo-coop'] as const satisfies readonly ProviderId[]) {
  test(
    `a popup at ${provider} signs in with one login-start and one login`,
    inFirefoxUnless(provider !== 'demo'),
    async ({ page, context }) => {
      await stopClock(context);
      await page.goto('/');
      await signInByPopup(page, provider);
      await eventsOf(page, 2);
      expect(await finalEvents(page)).toMatchObject([started(provider), signedIn(provider, 'interactive')]);
    },
  );
}

for (const provider of ['github', 'demo'] as const satisfies readonly ProviderId[]) {
  test(
    `the badge shows the name and the avatar that ${provider} gave`,
    { tag: '@page' },
    async ({ page }) => {
      await page.goto('/');
      await signInByPopup(page, provider);
      await expectBadge(page, provider);
      const avatar = badge(page, provider).locator('img');
      await avatar.evaluate((image: HTMLImageElement) => image.decode());
      expect(await avatar.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    },
  );
}

test('a name outside Latin script arrives as it is', { tag: '@page' }, async ({ page }) => {
  await page.goto('/');
  await signInByPopup(page, 'demo', '王小明');
  await expectBadge(page, 'demo', '王小明');
});

test('a hostile name and avatar URL are shown as text, with no image', { tag: '@page' }, async ({ page }) => {
  await page.goto('/');
  const name = '<img src=x onerror=alert(1)>';
  await signInByPopup(page, 'demo', name);
  expect(await eventsOf(page, 2)).toMatchObject([started('demo'), signedIn('demo', 'interactive', name)]);
  await expectBadge(page, 'demo', name);
  await expect(badge(page, 'demo').locator('img')).toHaveCount(0);
});

test('signing in at a second provider keeps the first', { tag: '@page' }, async ({ page }) => {
  await page.goto('/');
  await signInByPopup(page, 'github');
  await eventsOf(page, 2);
  await signInByPopup(page, 'demo');
  expect(await eventsOf(page, 4)).toMatchObject([
    started('github'),
    signedIn('github', 'interactive'),
    started('demo'),
    signedIn('demo', 'interactive'),
  ]);
  await expectBadge(page, 'github');
  await expectBadge(page, 'demo');
});

test('a double click opens one popup and gives one login', async ({ page, context }) => {
  await page.goto('/');
  const pages: unknown[] = [];
  context.on('page', (opened) => pages.push(opened));
  const opening = page.waitForEvent('popup');
  await page.locator('oauth-login-button[provider="demo"]').dblclick();
  const popup = await opening;
  const closing = popup.waitForEvent('close');
  await popup.getByRole('button', { name: 'Continue as Ada Lovelace' }).click();
  await closing;
  await eventsOf(page, 2);
  expect(await finalEvents(page)).toMatchObject([started('demo'), signedIn('demo', 'interactive')]);
  expect(pages).toHaveLength(1);
});
