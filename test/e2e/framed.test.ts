import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from '@playwright/test';
import { appUrl } from './addresses.js';
import { expect, test } from './fixtures.js';
import { approve, failed, signedIn, started } from './steps.js';

/** The page inside the frame, once its button works. */
async function frameAt(page: Page, selector: string): Promise<Frame> {
  const element = await page.locator(selector).elementHandle();
  const frame = (await element.contentFrame())!;
  await frame.waitForURL('**/framed.html');
  await frame.evaluate(() => customElements.whenDefined('oauth-login-button'));
  return frame;
}

const press = (frame: Frame): Promise<void> => frame.locator('oauth-login-button').click();
const eventsIn = (frame: Frame, count: number) =>
  frame.evaluate((wanted) => window.recorder.until(wanted), count);

test('a frame that may open no window says so, and neither it nor its page navigates', async ({ page }) => {
  await page.goto('/frames.html');
  const frame = await frameAt(page, '#closed');
  const led: string[] = [];
  page.on('framenavigated', (one) => led.push(one.url()));
  await press(frame);
  expect(await eventsIn(frame, 2)).toMatchObject([started('demo'), failed('demo', 'popup_blocked')]);
  await expect(frame.locator('oauth-login-button').getByRole('status')).toHaveText(
    'Your browser blocked the sign-in window. Allow pop-ups for this site, then try again.',
  );
  await expect(frame.getByRole('button', { name: 'Sign in with Demo' })).toBeEnabled();
  expect(led).toEqual([]);
});

test('a frame that may open windows signs in by a popup', async ({ page }) => {
  await page.goto('/frames.html');
  const frame = await frameAt(page, '#free');
  const opening = page.waitForEvent('popup');
  await press(frame);
  const popup = await opening;
  const closing = popup.waitForEvent('close');
  await approve(popup, 'demo');
  await closing;
  expect(await eventsIn(frame, 2)).toMatchObject([started('demo'), signedIn('demo', 'interactive')]);
  expect(frame.url()).toBe(`${appUrl}/framed.html`);
});

test('a frame in another site’s page, which keeps cookies out, says so and opens nothing', async ({
  page,
  context,
}) => {
  const other = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>Another site</title><iframe src="${appUrl}/framed.html"></iframe>`);
  }).listen(0, '127.0.0.1');
  await once(other, 'listening');
  const pages: unknown[] = [];
  try {
    // A framed page asks for its session once it is ready to refuse logins.
    const prepared = page.waitForRequest((request) => request.url().includes('/oauth/session'));
    await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
    const frame = await frameAt(page, 'iframe');
    await prepared;
    context.on('page', (opened) => pages.push(opened));
    // Playwright's own click does not reach a frame of another site in Firefox.
    await frame.locator('oauth-login-button').evaluate((button: HTMLElement) => button.click());
    expect(await eventsIn(frame, 2)).toMatchObject([started('demo'), failed('demo', 'cookies_blocked')]);
    await expect(frame.locator('oauth-login-button').getByRole('status')).toContainText(
      'open this page in its own tab',
    );
    expect(pages).toEqual([]);
  } finally {
    other.close();
    other.closeAllConnections();
  }
});
