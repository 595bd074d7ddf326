import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { chromiumArgs, requireBrowser } from '../../support/installed-browsers.mjs';
import { startDisplay } from './display.js';
import { deadline, type Engine, type EngineOptions } from './engine.js';
import { PuppeteerView } from './puppeteer-view.js';

/** Blocks third-party cookies as it is installed. A context is a browser that has seen nothing. */
export async function startChromium({ blocksCookies = false }: EngineOptions = {}): Promise<Engine> {
  const profile = await makeProfile(blocksCookies);
  const display = await startDisplay();
  const browser = await puppeteer.launch({
    executablePath: requireBrowser('chromium'),
    headless: false,
    defaultViewport: null,
    userDataDir: profile,
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
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A new person's, with their choice about cookies. */
async function makeProfile(blocksCookies: boolean): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'oauth-elements-chromium-'));
  const block = { profile: { default_content_setting_values: { cookies: 2 } } };
  await mkdir(join(folder, 'Default'));
  await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(blocksCookies ? block : {}));
  return folder;
}
