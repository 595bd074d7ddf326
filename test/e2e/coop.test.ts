import { expect, test } from './fixtures.js';
import {
  approve,
  eventsOf,
  expectBadge,
  finalEvents,
  openPopup,
  signedIn,
  signInByPopup,
  started,
} from './steps.js';
import { stopClock } from './still-clock.js';
import { inFirefoxUnless } from './two-browsers.js';

const severed = () => window.openedWindows[0]?.closed === true;

test('a provider under COOP gives one login, and no false cancel while or after its popup is open', async ({
  page,
  context,
}) => {
  await stopClock(context);
  await page.goto('/');
  const popup = await openPopup(page, 'demo-coop');
  await page.waitForFunction(severed);
  const closing = popup.waitForEvent('close');
  await approve(popup, 'demo-coop');
  await closing;
  await eventsOf(page, 2);
  expect(await finalEvents(page)).toMatchObject([started('demo-coop'), signedIn('demo-coop', 'interactive')]);
  await expectBadge(page, 'demo-coop');
});

for (const provider of ['github', 'demo', 'demo-coop'] as const) {
  test(
    `a page under COOP signs in at ${provider} with one login, though its popup is cut off`,
    // A provider under COOP is the hardest of the three.
    inFirefoxUnless(provider !== 'demo-coop'),
    async ({ page, context }) => {
      await stopClock(context);
      await page.goto('/coop.html');
      await signInByPopup(page, provider);
      await eventsOf(page, 2);
      expect(await finalEvents(page)).toMatchObject([started(provider), signedIn(provider, 'interactive')]);
      await expectBadge(page, provider);
    },
  );
}

test(
  'Cancel at a provider under COOP gives one access_denied',
  { tag: '@page' },
  async ({ page, context }) => {
    await stopClock(context);
    await page.goto('/');
    const popup = await openPopup(page, 'demo-coop');
    await popup.getByRole('button', { name: 'Cancel' }).click();
    await eventsOf(page, 2);
    expect(await finalEvents(page)).toMatchObject([
      started('demo-coop'),
      { type: 'login', provider: 'demo-coop', error: 'access_denied', name: null },
    ]);
  },
);

test('closing the popup of a provider under COOP gives login_cancelled once the person is back', async ({
  page,
}) => {
  await page.goto('/');
  const popup = await openPopup(page, 'demo-coop');
  await popup.getByRole('button', { name: 'Cancel' }).waitFor();
  await page.waitForFunction(severed);
  await popup.close();
  await page.getByRole('heading', { level: 1 }).click();
  await eventsOf(page, 2);
  expect(await finalEvents(page)).toMatchObject([
    started('demo-coop'),
    { type: 'login', provider: 'demo-coop', error: 'login_cancelled', name: null },
  ]);
});
