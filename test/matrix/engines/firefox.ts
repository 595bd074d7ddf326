import puppeteer, { type Page } from 'puppeteer-core';
import { requireBrowser } from '../../support/installed-browsers.mjs';
import { startDisplay, type Display } from './display.js';
import { deadline, type Engine, type EngineOptions } from './engine.js';
import { PuppeteerView } from './puppeteer-view.js';

/** Total Cookie Protection, as in a browser that somebody uses. */
const partitionedCookies = 5;
const noCookies = 2;

export async function startFirefox({ blocksCookies = false }: EngineOptions = {}): Promise<Engine> {
  const display = await startDisplay();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: requireBrowser('firefox'),
    headless: false,
    defaultViewport: null,
    acceptInsecureCerts: true,
    env: display.environment,
    protocolTimeout: 2 * deadline,
    extraPrefsFirefox: { 'network.cookie.cookieBehavior': blocksCookies ? noCookies : partitionedCookies },
  });
  const giveFocus = (page: Page): Promise<void> => pressPage(page, display);
  return {
    version: await browser.version(),
    async visit() {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      return { view: new PuppeteerView(page, giveFocus), end: () => context.close() };
    },
    async close() {
      await browser.close();
      await display.close();
    },
  };
}

/**
 * Firefox gives a new page's focus to the address bar, from where no script and no synthetic click moves it: a press on the
 * page, with the real pointer, does.
 */
async function pressPage(page: Page, display: Display): Promise<void> {
  const place =
    'document.hasFocus() ? null : [mozInnerScreenX + innerWidth / 2, mozInnerScreenY + innerHeight - 30]';
  const found = (await page.evaluate(place)) as [number, number] | null;
  if (!found) return;
  await display.press(...found);
  await page.waitForFunction('document.hasFocus()', { polling: 25 });
}
