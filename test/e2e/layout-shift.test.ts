import type { BrowserContext, Page } from '@playwright/test';
import { renderUserBadge } from '../../components/server-rendering/index.js';
import { codeBlocks } from '../support/documents.js';
import { isTried } from '../support/whole.js';
import { demoPages } from './demo-pages.js';
import { expect, test } from './fixtures.js';
import { approve, sessionOf, type ProviderId } from './steps.js';
import { shiftsOf } from './states/watch-shifts.js';

test.use({ viewport: { width: 1280, height: 800 } });

const visitors = ['nobody', 'somebody'] as const;

async function signIn(page: Page, provider: ProviderId): Promise<void> {
  await page.goto(`/api/oauth/login/${provider}?return_to=/favicon.svg`);
  await approve(page, provider);
  await page.waitForURL('**/favicon.svg');
}

/** The pages of the README: what it shows after its first step. */
const readme = codeBlocks(['html'])
  .map(({ text }) => text)
  .filter((text) => text.includes('<oauth-'));

const badge = /<oauth-user-badge>.*<\/oauth-user-badge>/s;

/** The same page with what a server renders in place of the badge. */
async function rendered(page: Page, html: string): Promise<string> {
  expect(html).toMatch(badge);
  const session = await sessionOf(page);
  const markup = renderUserBadge({
    session: session as never,
    lang: 'en',
    signedOut: { provider: 'github', returnTo: '/' },
  });
  return html.replace(badge, () => markup);
}

const show = (context: BrowserContext, body: string): Promise<unknown> =>
  context.route('**/readme-page', (route) => route.fulfill({ contentType: 'text/html', body }));

test('the README has a page to show', { tag: '@chromium' }, () => {
  expect(readme.length).toBeGreaterThan(0);
});

for (const [row, html] of readme.entries())
  for (const who of visitors)
    for (const how of ['as it is', 'rendered on the server'])
      test(
        `page ${String(row + 1)} of the README moves nothing, ${how}, with ${who} signed in`,
        { tag: '@chromium' },
        async ({ page, context }) => {
          if (who === 'somebody') await signIn(page, 'github');
          await show(context, how === 'as it is' ? html : await rendered(page, html));
          expect(await shiftsOf(page, '/readme-page')).toEqual([]);
          await expect(page.locator('oauth-user-badge')).toContainText(
            who === 'somebody' ? 'The Octocat' : 'Sign in with GitHub',
          );
        },
      );

const windows = [
  ['a phone', { width: 390, height: 844 }],
  ['a desktop', { width: 1280, height: 800 }],
] as const;

/** Less is 3 px of a label, where a brand that asks for more space after its mark brings it along. */
const isSeen = (shift: string): boolean => parseFloat(shift) >= 0.0005;

for (const [column, [name, viewport]] of windows.entries())
  test.describe(`in the window of ${name}`, () => {
    test.use({ viewport });

    for (const [row, path] of demoPages.entries()) {
      if (!isTried(3, row, column)) continue;
      test(
        `${path} of the demo moves nothing at a first visit, on ${name}`,
        { tag: '@chromium' },
        async ({ page }) => {
          expect((await shiftsOf(page, path)).filter(isSeen)).toEqual([]);
        },
      );
    }
  });
