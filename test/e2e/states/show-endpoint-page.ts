import { expect, type Page } from '@playwright/test';
import { en } from '../../../src/locales/en.js';
import type { Locale } from '../../../src/locales/locale.js';
import { appUrl } from '../addresses.js';
import { contextOf, endpointPages, usualNames, type PageNames } from './endpoint-pages.js';

/** Shows a page as the endpoint answers with it, headers and all, once its window should have closed. */
export async function showEndpointPage(
  page: Page,
  name: string,
  locale: Locale = en,
  names: PageNames = usualNames,
): Promise<void> {
  const { status, headers, body } = endpointPages[name]!(contextOf(locale, names), names);
  // The form of a page that posts itself is seen where no script runs.
  const html = body as string;
  const text = name === 'that posts a form again' ? html.replace(/<script[\s\S]*/, '') : html;
  await page.route('**/shown-page*', (route) =>
    route.fulfill({ status, headers: Object.fromEntries(headers), body: text }),
  );
  await page.goto(`${appUrl}/shown-page`);
  await page.unrouteAll();
  // Its colours change once it takes clicks.
  for (const link of await page.locator('.go-on').all()) await expect(link).toHaveAttribute('data-ready', '');
  await page.evaluate(() => {
    document.documentElement.dataset['window'] = 'open';
    for (const animation of document.getAnimations()) animation.finish();
  });
}
