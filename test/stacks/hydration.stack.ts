import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import { chromiumArgs, requireBrowser } from '../support/installed-browsers.mjs';
import { AppPage } from './frameworks/app-page.js';
import type { App } from './frameworks/bundle-app.js';
import { openApp, type OpenedApp } from './frameworks/open-app.js';
import { root } from './recipes.js';

const packages = join(root, '.cache/frameworks/node_modules');
const apps: readonly App[] = [
  { name: 'React', main: 'rendered/react.jsx', server: 'rendered/react-server.jsx', jsx: 'react', packages },
  { name: 'Vue', main: 'rendered/vue.js', server: 'rendered/vue-server.js', packages },
];

const isSame = (): boolean => (window.app as unknown as { isSame(): boolean }).isSame();
const isTakenOver = (): boolean =>
  ['badge', 'main', 'panel'].every((id) => {
    const root = document.getElementById(id)?.shadowRoot;
    return !!root && !root.querySelector('[data-rendered]');
  });

const asked = (process.env['STACKS'] ?? '').split(',').filter(Boolean);
for (const app of apps) {
  if (asked.length && !asked.some((one) => app.name.toLowerCase().startsWith(one.toLowerCase()))) continue;
  describe(`${app.name}, over elements that a server has rendered`, () => {
    let browser: Browser | undefined;
    let opened: OpenedApp | undefined;
    before(async () => {
      opened = await openApp(app);
      browser = await chromium.launch({ executablePath: requireBrowser('chromium'), args: chromiumArgs });
    });
    after(async () => {
      await browser?.close();
      await opened?.close();
    });

    test('hydrates without a warning, keeps them when it renders again, and they sign in', async () => {
      assert.ok(browser && opened);
      await AppPage.use(browser, opened.url, async (page) => {
        await page.until(isTakenOver);
        const count = page.page.locator('#count');
        await count.click();
        await page.page.getByRole('button', { name: '1', exact: true }).waitFor();
        assert.equal(await page.page.evaluate(isSame), true);
        await page.finish(await page.openPopup('main'));
        assert.deepEqual(await page.events(2), ['login-start', 'login']);
        await page.page.locator('#badge').getByText('Ada Lovelace', { exact: true }).waitFor();
        assert.equal(await page.page.evaluate(isSame), true);
      });
    });
  });
}
