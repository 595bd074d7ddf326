import { ask, signIn } from '../../demo/native-app/sign-in.mjs';
import { appUrl } from './addresses.js';
import { expect, test } from './fixtures.js';
import { approve, goOn, sessionOf } from './steps.js';

const endpoint = `${appUrl}/api/oauth`;

test('an app signs in through the browser and a port of its own, and keeps a handle until it signs out', async ({
  page,
}) => {
  const { session, handle } = await signIn(endpoint, 'demo', (url) => {
    void page
      .goto(url)
      .then(() => goOn(page))
      .then(() => approve(page, 'demo'));
  });
  expect(session.authorizations).toMatchObject([{ provider: 'demo', user: { name: 'Ada Lovelace' } }]);
  await expect(page.getByText('go back to the app')).toBeVisible();
  // The browser that was borrowed for it is not signed in at the site.
  expect((await sessionOf(page)).authorizations).toEqual([]);

  const again = await ask(endpoint, '/session', { handle });
  expect(await again.json()).toMatchObject({ authorizations: [{ provider: 'demo' }] });
  expect(again.headers.getSetCookie()).toEqual([]);
  await ask(endpoint, '/logout', { handle, body: {} });
  // An attack: somebody copied the handle before.
  expect(await (await ask(endpoint, '/session', { handle })).json()).toEqual({ authorizations: [] });
});

test('who does not want to continue to the app goes back there with access_denied', async ({ page }) => {
  let going: Promise<void> | undefined;
  const signingIn = signIn(endpoint, 'demo', (url) => {
    going = page.goto(url).then(() => goOn(page, 'Cancel'));
  });
  await expect(signingIn).rejects.toThrow('access_denied');
  await going;
});
