import type { Page } from '@playwright/test';
import { codeBlocks } from '../support/documents.js';
import { expect, test } from './fixtures.js';
import { trackLoads } from './track-loads.js';

const readme = codeBlocks(['html'])
  .map(({ text }) => text)
  .find((text) => text.includes('<oauth-user-badge>'))!;

/** What the page has asked for, without the hashes of builds. */
function listRequests(page: Page): () => string[] {
  const paths: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname !== '/favicon.ico') paths.push(pathname.replace(/(?<=^\/chunks\/.*)-[\w-]{7}(?=\.js$)/, ''));
  });
  return () => paths.splice(0).sort();
}

test('the README’s page loads at start what it shows, and what a login needs once the mouse comes to the button', async ({
  page,
}) => {
  await page.route('**/readme-page', (route) => route.fulfill({ contentType: 'text/html', body: readme }));
  const requests = listRequests(page);
  const loaded = trackLoads(page);
  await page.goto('/readme-page');
  await loaded();
  const atStart = requests();
  const chunks = atStart.filter((path) => path.startsWith('/chunks/'));
  expect(atStart.filter((path) => !chunks.includes(path))).toEqual([
    '/api/oauth/session',
    '/oauth-elements.js',
    '/readme-page',
  ]);
  // The look of the button, and what that shares with others.
  expect(chunks).toContain('/chunks/dress-button.js');
  expect(chunks).not.toContain('/chunks/lazy-parts.js');
  expect(chunks.length).toBeLessThanOrEqual(11);
  for (const approach of ['hover', 'focus'] as const) {
    const asking = page.waitForRequest(/\/chunks\/lazy-parts/);
    await page.locator('button[part=button]')[approach]();
    await asking;
    await loaded();
    expect(requests()).toContain('/chunks/lazy-parts.js');
    await page.mouse.move(0, 0);
    await page.reload();
    await loaded();
  }
});

for (const [what, approach] of [
  ['the mouse', 'hover'],
  ['the focus', 'focus'],
] as const)
  test(`a button that ${what} comes to before its look has arrived loads with it what its login needs`, async ({
    page,
  }) => {
    await page.route('**/readme-page', (route) => route.fulfill({ contentType: 'text/html', body: readme }));
    let release = (): void => undefined;
    const approached = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/chunks\/dress-button/, async (route) => {
      await approached;
      await route.continue();
    });
    await page.goto('/readme-page');
    await page.locator('button[part=button]')[approach]();
    const asking = page.waitForRequest(/\/chunks\/lazy-parts/);
    release();
    await asking;
  });
