import { expect, test } from './fixtures.js';
import {
  approve,
  eventsOf,
  expectBadge,
  expectNoBadge,
  failed,
  finalEvents,
  loginButton,
  openPopup,
  signedIn,
  signInByPopup,
  started,
} from './steps.js';

test('Cancel in the popup gives one access_denied with the provider’s words, and the popup closes', async ({
  page,
}) => {
  await page.goto('/');
  const popup = await openPopup(page, 'demo');
  const closing = popup.waitForEvent('close');
  await popup.getByRole('button', { name: 'Cancel' }).click();
  await closing;
  await eventsOf(page, 2);
  expect(await finalEvents(page)).toMatchObject([
    started('demo'),
    { ...failed('demo', 'access_denied'), errorDescription: 'The person chose Cancel.' },
  ]);
  await expectNoBadge(page, 'demo');
});

test('after Cancel in the popup the same button signs in', async ({ page }) => {
  await page.goto('/');
  const popup = await openPopup(page, 'demo');
  await popup.getByRole('button', { name: 'Cancel' }).click();
  await eventsOf(page, 2);
  await signInByPopup(page, 'demo');
  await eventsOf(page, 4);
  expect((await finalEvents(page)).slice(2)).toMatchObject([
    started('demo'),
    signedIn('demo', 'interactive'),
  ]);
});

test('Cancel after a redirect comes back with one access_denied, and the button works', async ({ page }) => {
  await page.goto('/redirect.html');
  await loginButton(page, 'demo').click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.waitForURL('**/redirect.html');
  await eventsOf(page, 1);
  expect(await finalEvents(page)).toMatchObject([failed('demo', 'access_denied')]);
  await loginButton(page, 'demo').click();
  await approve(page, 'demo');
  await page.waitForURL('**/redirect.html');
  expect(await eventsOf(page, 1)).toMatchObject([signedIn('demo', 'interactive')]);
});

test('Cancel at a second provider loses nothing of the first', async ({ page }) => {
  await page.goto('/');
  await signInByPopup(page, 'github');
  await eventsOf(page, 2);
  const popup = await openPopup(page, 'demo');
  await popup.getByRole('button', { name: 'Cancel' }).click();
  await eventsOf(page, 4);
  expect((await finalEvents(page)).slice(2)).toMatchObject([
    started('demo'),
    failed('demo', 'access_denied'),
  ]);
  await expectBadge(page, 'github');
});
