import type { BrowserContext } from '@playwright/test';
import { expect } from './fixtures.js';
import { askFrom, endpoint, goOn, signIn, site, test } from './hostile-pages.js';
import { approve, eventsOf, loginButton, popupOf, signedIn } from './steps.js';

/** The cookies that the next request of the session is sent with. */
async function cookiesSent(context: BrowserContext): Promise<string> {
  const request = await context.waitForEvent('request', (one) => one.url() === `${endpoint}/session`);
  return (await request.allHeaders())['cookie'] ?? '';
}

test('signing in works where third-party cookies are blocked: one that asks for nothing better is not sent', async ({
  page,
  context,
}) => {
  await context.addCookies([
    { name: 'probe', value: '1', url: signIn, secure: true, sameSite: 'None', httpOnly: true },
  ]);
  const own = cookiesSent(context);
  await page.goto(`${endpoint}/session`);
  expect(await own).toContain('probe=1');
  const across = cookiesSent(context);
  await page.goto(site);
  expect(await across).not.toContain('probe');
  const popup = await popupOf(page, loginButton(page, 'demo').first());
  const closing = popup.waitForEvent('close');
  await goOn(popup);
  await approve(popup, 'demo');
  await closing;
  expect((await eventsOf(page, 2))[1]).toMatchObject(signedIn('demo', 'interactive'));
  const after = cookiesSent(context);
  expect(await askFrom(page, '/session')).toBe('200');
  expect(await after).toContain('~session.demo.0=');
  expect(await after).not.toContain('probe');
});

test('a session at the endpoint itself is none on the site, and the site’s is none there', async ({
  page,
}) => {
  await page.goto(`${endpoint}/login/demo?return_to=/oauth-elements.js`);
  await approve(page, 'demo');
  await page.waitForURL(`${signIn}/oauth-elements.js`);
  const sessionHere = (): Promise<string> =>
    page.evaluate(
      async (url) => (await fetch(url, { credentials: 'include' })).text(),
      `${endpoint}/session`,
    );
  expect(await sessionHere()).toContain('"provider":"demo"');
  await page.goto(site);
  expect(await sessionHere()).toBe('{"authorizations":[]}');
});
