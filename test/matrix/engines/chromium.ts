import puppeteer from 'puppeteer-core';
import { chromiumArgs, requireBrowser } from '../../tools/browsers.mjs';
import { startDisplay } from './display.js';
import { deadline, type Engine } from './engine.js';
import { PuppeteerView } from './puppeteer-view.js';

/** Blocks third-party cookies as it is installed. A context is a browser that has seen nothing. */
export async function startChromium(): Promise<Engine> {
  const display = await startDisplay();
  const browser = await puppeteer.launch({
    executablePath: requireBrowser('chromium'),
    headless: false,
    defaultViewport: null,
    env: display.environment,
    protocolTimeout: 2 * deadline,
    args: [...chromiumArgs, '--ignore-certificate-errors'],
  });
  return {
    version: await browser.version(),
    async visit() {
      const context = await browser.createBrowserContext();
      const view = new PuppeteerView(await context.newPage(), () => Promise.resolve());
      return { view, end: () => context.close() };
    },
    async close() {
      await browser.close();
      await display.close();
    },
  };
}
