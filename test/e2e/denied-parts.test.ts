import type { Page } from '@playwright/test';
import { appUrl } from './addresses.js';
import { expect, test } from './fixtures.js';
import { eventsOf, expectBadge, failed, loginButton, signedIn, signInByPopup, started } from './steps.js';
import { inFirefoxUnless } from './two-browsers.js';
import { trackLoads } from './track-loads.js';

/** Each of these parts of the site's pages throws as soon as it is touched, as browsers do where a person denies storage. */
async function deny(page: Page, names: readonly string[]): Promise<void> {
  await page.context().addInitScript(
    ([origin, ...denied]) => {
      if (location.origin !== origin) return;
      const get = (): never => {
        throw new DOMException('denied', 'SecurityError');
      };
      const owners: Readonly<Record<string, object>> = {
        locks: Navigator.prototype,
        cookie: Document.prototype,
      };
      for (const name of denied) Object.defineProperty(owners[name] ?? window, name, { get, set: get });
    },
    [appUrl, ...names],
  );
}

const storage = ['localStorage', 'sessionStorage', 'indexedDB', 'caches'];

const everything = [...storage, 'BroadcastChannel', 'locks'];

for (const denied of [storage, ['BroadcastChannel'], ['locks'], everything]) {
  test(
    `a page whose ${denied.join(', ')} throw signs in by a window, and again after a reload`,
    inFirefoxUnless(denied !== everything),
    async ({ page }) => {
      await deny(page, denied);
      await page.goto('/');
      await signInByPopup(page, 'demo');
      expect(await eventsOf(page, 2)).toMatchObject([started('demo'), signedIn('demo', 'interactive')]);
      await expectBadge(page, 'demo');
      await page.reload();
      expect(await eventsOf(page, 1)).toMatchObject([signedIn('demo', 'restored')]);
    },
  );
}

test('a page whose cookies throw says that they are blocked, and its button goes on working', async ({
  page,
  context,
}) => {
  await deny(page, ['cookie']);
  const loaded = trackLoads(page);
  await page.goto('/');
  await loaded();
  const button = loginButton(page, 'demo');
  for (const count of [2, 4]) {
    await button.click();
    expect((await eventsOf(page, count)).slice(-2)).toMatchObject([
      started('demo'),
      failed('demo', 'cookies_blocked'),
    ]);
    await expect(button.getByRole('status')).toContainText('Your browser blocks cookies here.');
    await expect(button.locator('[part=button]')).toBeEnabled();
  }
  await expect.poll(() => context.pages().length).toBe(1);
});
