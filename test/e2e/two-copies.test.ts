import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { appUrl } from './addresses.js';
import { expect, test } from './fixtures.js';
import { eventsOf, expectBadge, finalEvents, signedIn, signInByPopup, started } from './steps.js';
import { stopClock } from './still-clock.js';
import { trackLoads } from './track-loads.js';

const dist = new URL('../../dist/', import.meta.url);

/** A page with the script from these addresses; each folder is another copy, with chunks of its own. */
async function openCopies(page: Page, addresses: readonly string[], body: string): Promise<void> {
  await page.route(/\/copy-\d\//, async (route) => {
    const path = new URL(route.request().url()).pathname.replace(/^\/copy-\d\//, '');
    await route.fulfill({ contentType: 'text/javascript', body: await readFile(new URL(path, dist)) });
  });
  const scripts = addresses.map((address) => `<script type="module" src="${address}"></script>`).join('');
  const html = `<!doctype html><html lang="en"><title>Copies</title>${scripts}<body>${body}`;
  await page.route('**/copies.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto(`${appUrl}/copies.html`);
}

const body = `<oauth-login-button provider="demo" mode="sideways"></oauth-login-button>
  <oauth-user-badge provider="demo"><span slot="signed-out">Not signed in</span></oauth-user-badge>`;

for (const [what, addresses] of [
  ['two loads of one script', ['/oauth-elements.js', '/oauth-elements.js?again']],
  ['two copies in two folders', ['/copy-1/oauth-elements.js', '/copy-2/oauth-elements.js']],
  ['three copies', ['/oauth-elements.js', '/copy-1/oauth-elements.js', '/copy-2/oauth-elements.js']],
] as const) {
  test(`${what} ask once for the session, sign in once, and print one line`, async ({ page, context }) => {
    await stopClock(context);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/oauth/session')) asked.push(request.method());
    });
    const lines: string[] = [];
    page.on('console', (message) => lines.push(message.text()));
    await openCopies(page, addresses, body);
    await signInByPopup(page, 'demo');
    await expectBadge(page, 'demo');
    expect(await eventsOf(page, 2)).toMatchObject([started('demo'), signedIn('demo', 'interactive')]);
    expect(asked).toEqual(['GET']);
    expect(await finalEvents(page)).toHaveLength(2);
    expect(lines).toEqual([expect.stringContaining('"sideways" is not a value of mode')]);
  });
}

test('two copies tell once of a tag that another script has defined', async ({ page }) => {
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  await page.addInitScript(() => {
    customElements.define('oauth-user-badge', class extends HTMLElement {});
  });
  const loaded = trackLoads(page);
  const told = page.waitForEvent('console');
  await openCopies(page, ['/copy-1/oauth-elements.js', '/copy-2/oauth-elements.js'], '');
  await told;
  await loaded();
  expect(lines).toEqual([expect.stringContaining('Another script has defined <oauth-user-badge>')]);
});
