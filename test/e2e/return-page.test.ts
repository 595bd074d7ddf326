import { readFile } from 'node:fs/promises';
import { de } from '../../src/locales/de.js';
import { en } from '../../src/locales/en.js';
import { he } from '../../src/locales/he.js';
import { expect, test } from './fixtures.js';

const dist = new URL('../../dist/', import.meta.url);

for (const [locale, words] of [
  ['de-CH', de],
  ['he-IL', he],
  // No language of ours.
  ['sw-KE', en],
] as const)
  test.describe(`in a browser of ${locale}, oauth-return.html`, () => {
    test.use({ locale });

    test(
      `names its language, ${words.language}, and its direction, and is titled as the login has ended`,
      { tag: '@chromium' },
      async ({ page }) => {
        await page.route(/\/back\//, async (route) => {
          const path = new URL(route.request().url()).pathname.replace('/back/', '');
          await route.fulfill({
            contentType: path.endsWith('.html') ? 'text/html' : 'text/javascript',
            body: await readFile(new URL(path, dist)),
          });
        });
        await page.goto('/back/oauth-return.html');
        await expect(page.locator('html')).toHaveAttribute('lang', words.language);
        await expect(page.locator('html')).toHaveAttribute('dir', words.direction);
        await expect(page.getByRole('status')).toContainText(words.pages.closeWindow);
        for (const [outcome, title] of [
          ['success', words.pages.signedIn],
          ['error', words.pages.notSignedIn],
        ] as const) {
          await page.locator('oauth-complete-page').evaluate((element, ended) => {
            (element as HTMLElement & { outcome: string }).outcome = ended;
          }, outcome);
          await expect(page).toHaveTitle(title);
        }
      },
    );
  });
