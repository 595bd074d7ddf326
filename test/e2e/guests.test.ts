import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';
import { eventsOf, finishIn, loginButton, openPopup, popupOf, signedOut } from './steps.js';

const heard = (page: Page) => page.locator('#heard li');

test('whom the server’s own code refuses stays signed out, chooses another account, and is written down', async ({
  page,
}) => {
  await page.goto('/guests.html');
  const refused = await openPopup(page, 'demo');
  await refused.getByRole('button', { name: '王小明' }).click();
  expect((await eventsOf(page, 2))[1]).toMatchObject({ type: 'login', error: 'login_refused' });
  await expect(heard(page)).toHaveText([
    'errorproviderdemosteplogincodelogin_refused',
    /^login.*xiaoming@example\.com.*false$/,
  ]);
  expect(await (await page.request.get('/guests/api/oauth/session')).json()).toEqual({ authorizations: [] });

  await finishIn(
    await popupOf(page, loginButton(page, 'demo').getByRole('button', { name: 'Try again' })),
    'demo',
  );
  expect((await eventsOf(page, 4))[3]).toMatchObject({ type: 'login', error: '', provider: 'demo' });
  await expect(heard(page)).toHaveCount(3);
  await expect(heard(page).first()).toHaveText(/^login.*ada@example\.com.*true$/);

  await page.getByRole('button', { name: 'Sign out' }).click();
  expect((await eventsOf(page, 5))[4]).toMatchObject(signedOut('demo', 'interactive'));
  await expect(heard(page)).toHaveCount(4);
  await expect(heard(page).first()).toHaveText(/^logout.*ada@example\.com.*interactive$/);
});
