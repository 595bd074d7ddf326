import type { BrowserContext, Page } from '@playwright/test';
import { runsWhole } from '../support/whole.js';
import { expect, test } from './fixtures.js';
import { lazyPartsOf } from './lazy-parts.js';
import {
  eventsOf,
  expectBadge,
  expectNoBadge,
  finishIn,
  logoutButton,
  openPopup,
  sessionOf,
  signedIn,
  signedOut,
  signInByPopup,
  started,
} from './steps.js';

declare global {
  interface Window {
    /** Milliseconds that the page's clock is ahead. */
    ahead: number;
  }
}

/** What the pages of a browser ask the endpoint, beginning now. */
function listRequests(context: BrowserContext): string[] {
  const asked: string[] = [];
  context.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/api\/oauth\/(session|logout)$/.test(pathname))
      asked.push(`${request.method()} ${pathname.slice(11)}`);
  });
  return asked;
}

async function openTabs(context: BrowserContext, count: number): Promise<Page[]> {
  await context.addInitScript(() => {
    window.ahead = 0;
    // A page asks again when a person returns from a login that has taken a second: here it takes no time.
    const start = Date.now();
    Date.now = () => start + window.ahead;
  });
  const open = async (): Promise<Page> => {
    const tab = await context.newPage();
    await tab.goto('/');
    await expectNoBadge(tab, 'demo');
    await lookOnce(tab);
    return tab;
  };
  return Promise.all(Array.from({ length: count }, open));
}

/** The person has looked at a tab once: it has what it asks with, and hears what other tabs ask. */
async function lookOnce(tab: Page): Promise<void> {
  await tab.evaluate(() => window.dispatchEvent(new Event('focus')));
  await lazyPartsOf(tab);
  await turnsTaken([tab]);
}

/** All tabs are looked at, an hour later, by focus and by visibility. */
const lookAtAll = (tabs: readonly Page[]) =>
  Promise.all(
    tabs.map((tab) =>
      tab.evaluate(() => {
        window.ahead += 3_600_000;
        document.dispatchEvent(new Event('visibilitychange'));
        window.dispatchEvent(new Event('focus'));
      }),
    ),
  );

/** Settles when every tab that waits for its turn to ask has had it. */
const turnsTaken = (tabs: readonly Page[]) =>
  Promise.all(
    tabs.map((tab) =>
      tab.evaluate(async () => {
        const { endpoint } = document.querySelector('oauth-session')?.session ?? {
          endpoint: new URL('/api/oauth', location.href).href,
        };
        await navigator.locks.request(`${endpoint} look`, () => undefined);
      }),
    ),
  );

test('many tabs learn of a login and a logout without asking, and ask once in all when they are seen', async ({
  context,
}) => {
  const tabs = await openTabs(context, runsWhole() ? 20 : 8);
  const [first, ...others] = tabs as [Page, ...Page[]];
  const asked = listRequests(context);
  await signInByPopup(first, 'demo');
  expect(await eventsOf(first, 2)).toMatchObject([started('demo'), signedIn('demo', 'interactive')]);
  for (const tab of others) expect(await eventsOf(tab, 1)).toMatchObject([signedIn('demo', 'other-tab')]);
  expect(asked).toEqual([]);

  await lookAtAll(tabs);
  await turnsTaken(tabs);
  expect(asked).toEqual(['GET session']);

  await logoutButton(first).click();
  for (const tab of others)
    expect((await eventsOf(tab, 2)).slice(1)).toMatchObject([signedOut('demo', 'other-tab')]);
  expect((await eventsOf(first, 3)).slice(2)).toMatchObject([signedOut('demo', 'interactive')]);
  expect(asked).toEqual(['GET session', 'POST logout']);
});

test('tabs that are seen after the session has expired fire one logout each, by one question', async ({
  context,
}) => {
  const tabs = await openTabs(context, 5);
  await signInByPopup(tabs[0]!, 'demo');
  for (const tab of tabs.slice(1)) await eventsOf(tab, 1);
  const asked = listRequests(context);
  await context.clearCookies();
  await lookAtAll(tabs);
  for (const [index, tab] of tabs.entries()) {
    const events = await eventsOf(tab, index === 0 ? 3 : 2);
    expect(events.slice(index === 0 ? 2 : 1)).toMatchObject([
      { type: 'logout', provider: 'demo', reason: 'expired' },
    ]);
    await expectNoBadge(tab, 'demo');
  }
  await turnsTaken(tabs);
  expect(asked).toEqual(['GET session']);
});

test('a duplicated tab has the session, and no part in the login under way in the first', async ({
  page,
  context,
}) => {
  await page.goto('/');
  await page.evaluate(() => sessionStorage.setItem('kept', '1'));
  const login = await openPopup(page, 'demo');
  // As a browser duplicates a tab: the same address, with a copy of its storage.
  const storage = await page.evaluate(() => Object.fromEntries(Object.entries(sessionStorage)));
  const copy = await context.newPage();
  await copy.goto('/demo.css');
  await copy.evaluate((kept) => {
    for (const [name, value] of Object.entries(kept)) sessionStorage.setItem(name, value as string);
  }, storage);
  await copy.goto(page.url());
  await expectNoBadge(copy, 'demo');
  expect(await copy.evaluate(() => sessionStorage.getItem('kept'))).toBe('1');
  await finishIn(login, 'demo');
  expect(await eventsOf(copy, 1)).toMatchObject([signedIn('demo', 'other-tab')]);
  expect(await eventsOf(page, 2)).toMatchObject([started('demo'), signedIn('demo', 'interactive')]);
  await copy.reload();
  expect(await eventsOf(copy, 1)).toMatchObject([signedIn('demo', 'restored')]);
});

test('a tab that was discarded asks once when it is loaded again', async ({ page, context }) => {
  await page.goto('/');
  await signInByPopup(page, 'demo');
  const other = await context.newPage();
  await other.goto('/');
  await expectBadge(other, 'demo');
  await other.goto('about:blank');
  await logoutButton(page).click();
  await eventsOf(page, 3);
  const asked = listRequests(context);
  await other.goBack();
  await expectNoBadge(other, 'demo');
  expect(asked).toEqual(['GET session']);
  expect(await sessionOf(page)).toEqual({ authorizations: [] });
});
