import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { appUrl } from './addresses.js';
import { expect, test } from './fixtures.js';
import {
  eventsOf,
  expectBadge,
  expectNoBadge,
  finalEvents,
  finishIn,
  popupOf,
  sessionOf,
  signedIn,
  signedOut,
  signInByPopup,
  started,
} from './steps.js';
import { stopClock } from './still-clock.js';

declare global {
  interface Window {
    /** The session of the other version, and what it has fired. */
    other: { logout(): Promise<unknown>; login(provider: string): unknown; readonly status: string };
    heard: string[];
  }
}

const dist = new URL('../../dist/', import.meta.url);

/** What another version has changed of what copies on a page, or pages of a site, have in common. */
const changes: readonly (readonly [before: RegExp, after: string])[] = [
  // Its sessions are not for this version's elements.
  [/oauth-elements 1/g, 'oauth-elements 2'],
  // It tells other pages in other words.
  [/type: ?"oauth-session"/g, 'type:"oauth-session-2"'],
];

/** Serves another version of the package below `/other/`, and a page with both. */
async function openVersions(page: Page, head: string, body: string): Promise<void> {
  let isChanged = false;
  await page.route('**/other/**', async (route) => {
    const path = new URL(route.request().url()).pathname.slice('/other/'.length);
    const text = await readFile(new URL(path, dist), 'utf8');
    const other = changes.reduce((whole, [before, after]) => whole.replace(before, after), text);
    isChanged ||= other.includes('oauth-elements 2');
    await route.fulfill({ contentType: 'text/javascript', body: other });
  });
  const html = `<!doctype html><html lang="en"><title>Versions</title>${head}<body>${body}`;
  await page.route('**/versions.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto(`${appUrl}/versions.html`);
  await expect.poll(() => isChanged).toBe(true);
}

const script = (address: string): string => `<script type="module" src="${address}"></script>`;
const button = '<oauth-login-button provider="demo"></oauth-login-button>';
const badge =
  '<oauth-user-badge provider="demo"><span slot="signed-out">Not signed in</span></oauth-user-badge>';
const signOut = '<oauth-logout-button></oauth-logout-button>';

/** An app with a session of the other version, beside this version's elements. */
const ownSession = `<script type="module">
  import { createSession } from '/other/session.js';
  window.heard = [];
  window.other = createSession();
  for (const type of ['login', 'logout'])
    window.other.addEventListener(type, ({ provider, reason }) => window.heard.push([type, provider, reason].join(' ')));
</script>`;
const ownButton = `<button id="own" onclick="window.other.login('demo')">Own</button>`;

test.describe('elements of one version beside a session of another', () => {
  test.beforeEach(async ({ page }) => {
    await openVersions(page, script('/oauth-elements.js') + ownSession, button + badge + signOut + ownButton);
    await expectNoBadge(page, 'demo');
    await page.waitForFunction(() => window.other.status === 'signed-out');
  });

  test('a login by the button is known to both, and so is a logout by the session', async ({ page }) => {
    await signInByPopup(page, 'demo');
    await expectBadge(page, 'demo');
    expect(await eventsOf(page, 2)).toMatchObject([started('demo'), signedIn('demo', 'interactive')]);
    await page.waitForFunction(() => window.heard.length === 1);
    await page.evaluate(() => window.other.logout());
    await expectNoBadge(page, 'demo');
    expect((await finalEvents(page)).slice(2)).toMatchObject([signedOut('demo', 'other-tab')]);
    expect(await page.evaluate(() => window.heard)).toEqual([
      'login demo other-tab',
      'logout demo interactive',
    ]);
    expect((await sessionOf(page)).authorizations).toEqual([]);
  });

  test('a login by the session is known to both, and so is a logout by an element', async ({ page }) => {
    await finishIn(await popupOf(page, page.locator('#own')), 'demo');
    await expectBadge(page, 'demo');
    await page.locator('oauth-logout-button').click();
    await expectNoBadge(page, 'demo');
    await page.waitForFunction(() => window.heard.length === 2);
    expect(await page.evaluate(() => window.heard)).toEqual([
      'login demo interactive',
      'logout demo other-tab',
    ]);
    expect((await sessionOf(page)).authorizations).toEqual([]);
  });
});

test('of two scripts of two versions the first defines every tag, and one login is one login', async ({
  page,
  context,
}) => {
  await stopClock(context);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/oauth/session')) asked.push(request.method());
  });
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  await openVersions(page, script('/other/oauth-elements.js') + script('/oauth-elements.js'), button + badge);
  await signInByPopup(page, 'demo');
  await expectBadge(page, 'demo');
  await eventsOf(page, 2);
  expect(await finalEvents(page)).toMatchObject([started('demo'), signedIn('demo', 'interactive')]);
  expect(asked.slice(0, -2)).toEqual(['GET']);
  expect(lines).toEqual([]);
});

for (const [where, wrap] of [
  ['beside', (body: string) => body],
  ['in an <oauth-session> of', (body: string) => `<oauth-session>${body}</oauth-session>`],
] as const) {
  test(`a login button of one version ${where} the other elements of another signs in, and the person can sign out`, async ({
    page,
  }) => {
    // Of the other version the login button alone is registered.
    const first = `<script type="module">
      const { define } = customElements;
      customElements.define = (tag, ...rest) => {
        if (tag === 'oauth-login-button') define.call(customElements, tag, ...rest);
      };
      await import('/other/oauth-elements.js');
      customElements.define = define;
      await import('/oauth-elements.js');
    </script>`;
    await openVersions(page, first, wrap(button + badge + signOut));
    // The last that is defined: the button has its session from then on.
    await page.waitForFunction(() => customElements.get('oauth-user-badge'));
    await expectNoBadge(page, 'demo');
    await signInByPopup(page, 'demo');
    await expectBadge(page, 'demo');
    await expect(page.locator('oauth-login-button').getByRole('status')).toHaveText(
      'You’re signed in with Demo ID.',
    );
    await page.locator('oauth-logout-button').click();
    await expectNoBadge(page, 'demo');
    await expect(page.locator('oauth-login-button').getByRole('button')).toBeEnabled();
    expect((await sessionOf(page)).authorizations).toEqual([]);
  });
}
