import { expect, test } from './fixtures.js';
import { eventsOf, failed, finalEvents, openPopup, signedIn, signInByPopup, started } from './steps.js';

test(
  'closing the popup gives login_cancelled once, as soon as the person is back at the page',
  { tag: '@page' },
  async ({ page }) => {
    await page.goto('/');
    const popup = await openPopup(page, 'demo');
    await popup.getByRole('button', { name: 'Cancel' }).waitFor();
    await popup.close();
    await page.getByRole('heading', { level: 1 }).click();
    await eventsOf(page, 2);
    expect(await finalEvents(page)).toMatchObject([started('demo'), failed('demo', 'login_cancelled')]);
  },
);

test('after the popup was closed the same button signs in', { tag: '@page' }, async ({ page }) => {
  await page.goto('/');
  const popup = await openPopup(page, 'demo');
  await popup.getByRole('button', { name: 'Cancel' }).waitFor();
  await popup.close();
  await page.getByRole('heading', { level: 1 }).click();
  await eventsOf(page, 2);
  await signInByPopup(page, 'demo');
  await eventsOf(page, 4);
  expect((await finalEvents(page)).slice(2)).toMatchObject([
    started('demo'),
    signedIn('demo', 'interactive'),
  ]);
});
