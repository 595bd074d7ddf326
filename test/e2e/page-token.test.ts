import type { BrowserContext, Page } from '@playwright/test';
import { shortProviderUrl } from './addresses.js';
import { expect, test } from './fixtures.js';
import { eventsOf, signInByPopup } from './steps.js';
import { putClockAhead, usedRefreshTokens } from './token-life.js';

declare global {
  interface Window {
    heardTexts: string[];
  }
}

test.afterEach(() => putClockAhead(0));

/** Keeps the text of every answer that a script of the page could read. */
async function listenIn(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    window.heardTexts = [];
    const ask = window.fetch;
    window.fetch = async (...asked) => {
      const answer = await ask(...asked);
      window.heardTexts.push(await answer.clone().text());
      return answer;
    };
  });
}

/** Access tokens that as many calls at once were given. */
const getTokens = (page: Page, calls: number): Promise<string[]> =>
  page.evaluate(async (count) => {
    const session = document.querySelector('oauth-session')?.session;
    if (!session) throw new Error('No session on this page');
    const asking = Array.from({ length: count }, () => session.getToken('demo-short'));
    return (await Promise.all(asking)).map(({ accessToken }) => accessToken);
  }, calls);

const statusWith = async (accessToken: string): Promise<number> => {
  const headers = { authorization: `Bearer ${accessToken}` };
  return (await fetch(`${shortProviderUrl}/me`, { headers })).status;
};

async function signInForTokens(page: Page): Promise<void> {
  await page.goto('/token.html');
  await signInByPopup(page, 'demo-short');
  await eventsOf(page, 2);
}

test('twenty calls of getToken at a token’s end make one refresh, and all get the same new token', async ({
  page,
}) => {
  await signInForTokens(page);
  const [first = ''] = await getTokens(page, 1);
  expect(await getTokens(page, 1)).toEqual([first]);
  expect(await statusWith(first)).toBe(200);
  const before = await usedRefreshTokens();

  await putClockAhead(20);
  const tokens = await getTokens(page, 20);
  expect(new Set(tokens).size).toBe(1);
  expect(tokens[0]).not.toBe(first);
  expect(await statusWith(tokens[0] ?? '')).toBe(200);
  expect(await getTokens(page, 1)).toEqual([tokens[0]]);
  expect(await usedRefreshTokens()).toHaveLength(before.length + 1);

  // The one that a rotating provider gave in exchange was kept.
  await putClockAhead(40);
  expect(await getTokens(page, 1)).not.toEqual([tokens[0]]);
  const after = (await usedRefreshTokens()).slice(before.length);
  expect(new Set(after).size).toBe(2);
});

test('a refresh token is in no answer, cookie, storage or completion page that a script could read', async ({
  page,
  context,
}) => {
  await listenIn(context);
  await context.addInitScript(() => {
    window.close = () => undefined;
  });
  await page.goto('/token.html');
  const opening = page.waitForEvent('popup');
  await page.locator('oauth-login-button[provider="demo-short"]').click();
  const popup = await opening;
  await popup.getByRole('button', { name: 'Ada Lovelace' }).click();
  await popup.getByRole('heading', { name: 'Signed in' }).waitFor();
  await eventsOf(page, 2);
  await getTokens(page, 1);
  const before = (await usedRefreshTokens()).length;
  await putClockAhead(20);
  const [access = ''] = await getTokens(page, 1);
  await putClockAhead(40);
  await getTokens(page, 1);
  const used = (await usedRefreshTokens()).slice(before);
  expect(used).toHaveLength(2);

  const readable = await page.evaluate(() =>
    JSON.stringify([window.heardTexts, document.cookie, [localStorage, sessionStorage].map(Object.entries)]),
  );
  // It would be found: the access token is there.
  expect(readable).toContain(access);
  const all = readable + (await popup.content());
  for (const refreshToken of used) expect(all).not.toContain(refreshToken);
  expect(all).not.toContain('refresh_token');
  const cookies = (await context.cookies()).filter(({ name }) => name.includes('-session'));
  expect(cookies.length).toBeGreaterThan(0);
  expect(cookies.filter(({ httpOnly }) => !httpOnly)).toEqual([]);
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('the token page shows a second token once the first is due', async ({ page }) => {
  await signInForTokens(page);
  await page.getByRole('button', { name: 'Watch the token' }).click();
  const rows = page.locator('#tokens tr');
  await expect(rows).toHaveCount(1);
  await putClockAhead(11);
  await expect(rows).toHaveCount(2);
});

test('a page is refused the token of a provider whose settings keep it on the server', async ({ page }) => {
  await page.goto('/token.html');
  await signInByPopup(page, 'demo');
  await eventsOf(page, 2);
  await page.getByRole('button', { name: 'Get a token' }).click();
  await expect(page.locator('#refusal')).toContainText('token_not_available');
});

test('signing out ends the access token at the provider', async ({ page }) => {
  await signInForTokens(page);
  const [token = ''] = await getTokens(page, 1);
  expect(await statusWith(token)).toBe(200);
  await page.evaluate(() => document.querySelector('oauth-session')?.session?.logout('demo-short'));
  expect(await statusWith(token)).toBe(401);
});
