import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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

test('a token that another provider has put into the fragment of a login’s address does not reach the app', async ({
  page,
}) => {
  const app = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', connection: 'close' }).end('<p>In the app</p>');
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  try {
    const returnUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}/callback`;
    const query = new URLSearchParams({
      ...{ client: 'demo-app', return_to: returnUrl, scope: 'none-of-its' },
      ...{ flow: 'label-of-22-characters', challenge: 'x'.repeat(43) },
    }).toString();
    // A failure goes to the app at once: nobody is asked.
    await page.goto(`${endpoint}/login/demo?${query}#access_token=of-another-provider`);
    await expect(page.getByText('In the app')).toBeVisible();
    expect(new URL(page.url()).searchParams.get('error')).toBe('scope_not_allowed');
    expect(await page.evaluate(() => location.hash)).toBe('');
  } finally {
    app.close();
    app.closeAllConnections();
  }
});
