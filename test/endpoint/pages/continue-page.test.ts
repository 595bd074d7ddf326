import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser, type Page } from '@playwright/test';
import { continuePage } from '../../../src/endpoint/pages/continue-page.js';
import { en } from '../../../src/locales/en.js';
import { chromiumArgs, requireChromiumEngine } from '../../support/installed-browsers.mjs';

/** A page whose clock, visibility and focus a test sets. Where its link leads is answered at once. */
interface Consent {
  readonly page: Page;
  /** Whether the provider's page was reached by now. */
  reached(): Promise<boolean>;
}

/** As text: the compiler would put helpers of its own into a function. */
const stage = (inFront: boolean): string => `
  let visible = ${inFront};
  let now = 0;
  performance.now = () => now;
  Object.defineProperty(document, 'visibilityState', { get: () => (visible ? 'visible' : 'hidden') });
  document.hasFocus = () => visible;
  addEventListener('test-passes', ({ detail }) => { now += detail; });
  addEventListener('test-shown', () => {
    visible = true;
    document.dispatchEvent(new Event('visibilitychange'));
    dispatchEvent(new Event('focus'));
  });
`;

describe('"Continue to …" in Chromium', () => {
  let browser: Browser;
  let url = '';
  const server = createServer((request, response) => {
    if (request.url !== '/consent') {
      response.end('<title>the provider</title>');
      return;
    }
    const reply = continuePage(
      {
        site: 'docs.example',
        origin: 'https://docs.example',
        provider: { id: 'acme', name: 'Acme' },
        providerUrl: '/provider',
        declineUrl: '/back',
      },
      { site: { name: 'Shop' }, host: 'shop.example', locale: en, nonce: 'a-nonce', time: '' },
    );
    for (const [name, value] of reply.headers) response.setHeader(name, value);
    response.end(reply.body);
  });

  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({
      executablePath: requireChromiumEngine(),
      args: [...chromiumArgs, '--disable-gpu'],
    });
  });
  after(async () => {
    await browser.close();
    server.close();
  });

  /** @param seen whether the window is in front as it loads, or prepared under another. */
  async function open(seen: boolean): Promise<Consent> {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript({ content: stage(seen) });
    await page.goto(`${url}/consent`);
    return {
      page,
      reached: async () => {
        // Two turns of the page: a navigation would have begun.
        await page.waitForLoadState();
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve))).catch(() => undefined);
        await page.waitForLoadState();
        return page.url().endsWith('/provider');
      },
    };
  }

  const show = (page: Page): Promise<unknown> => page.evaluate(() => dispatchEvent(new Event('test-shown')));
  const pass = (page: Page, detail: number): Promise<unknown> =>
    page.evaluate((ms) => dispatchEvent(new CustomEvent('test-passes', { detail: ms })), detail);
  const link = (page: Page) => page.locator('a.go-on');

  test('takes no click in the first 600 ms after a window that was prepared under another is shown', async () => {
    const { page, reached } = await open(false);
    await link(page).hover();
    await pass(page, 5000);
    await show(page);
    await pass(page, 590);
    await page.mouse.down();
    await page.mouse.up();
    assert.equal(await reached(), false);
    await pass(page, 20);
    await Promise.all([page.waitForURL('**/provider'), link(page).click()]);
  });

  test('takes no click in the first 600 ms that a mouse is over the link', async () => {
    const { page, reached } = await open(true);
    await pass(page, 5000);
    await link(page).hover();
    await pass(page, 590);
    await page.mouse.down();
    await page.mouse.up();
    assert.equal(await reached(), false);
    await pass(page, 20);
    await Promise.all([page.waitForURL('**/provider'), link(page).click()]);
  });

  test('a link looks ready exactly while it takes a click', async () => {
    const { page } = await open(false);
    const ready = page.locator('a.go-on[data-ready]');
    assert.equal(await ready.count(), 0);
    await page.clock.install({ time: 0 });
    // Otherwise the page's timers go on with the clock on the wall.
    await page.clock.pauseAt(1000);
    await show(page);
    await pass(page, 599);
    await page.clock.runFor(599);
    assert.equal(await ready.count(), 0);
    await pass(page, 1);
    await page.clock.runFor(1);
    assert.equal(await ready.count(), 1);
    await link(page).hover();
    // The page hears of the mouse with its next frame.
    await ready.waitFor({ state: 'detached' });
    await pass(page, 600);
    await page.clock.runFor(600);
    assert.equal(await ready.count(), 1);
  });

  test('takes a key 600 ms after it is shown, and none that is held down', async () => {
    const { page, reached } = await open(false);
    await pass(page, 5000);
    await show(page);
    await link(page).focus();
    await pass(page, 590);
    await page.keyboard.press('Enter');
    assert.equal(await reached(), false);
    await page.keyboard.down('Enter');
    await pass(page, 100);
    // Held down: the browser repeats it.
    await page.keyboard.down('Enter');
    assert.equal(await reached(), false);
    await page.keyboard.up('Enter');
    await Promise.all([page.waitForURL('**/provider'), page.keyboard.press('Enter')]);
  });
});
