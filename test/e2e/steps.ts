import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
import type { SeenEvent } from './record-events.js';

export type ProviderId =
  'github' | 'google' | 'azure' | 'auth0' | 'linkedin' | 'demo' | 'demo-coop' | 'demo-short';

export const loginButton = (page: Page, provider: ProviderId): Locator =>
  page.locator(`oauth-login-button[provider="${provider}"]`);

export const badge = (page: Page, provider: ProviderId): Locator =>
  page.locator(`oauth-user-badge[provider="${provider}"]`);

export const logoutButton = (page: Page): Locator => page.locator('oauth-logout-button');

export async function expectBadge(page: Page, provider: ProviderId, name = nameAt[provider]): Promise<void> {
  await expect(badge(page, provider).getByText(name, { exact: true })).toBeVisible();
  await expect(badge(page, provider).getByText('Not signed in')).toBeHidden();
}

export async function expectNoBadge(page: Page, provider: ProviderId): Promise<void> {
  await expect(badge(page, provider).getByText('Not signed in')).toBeVisible();
}

/** The person a provider signs in by these steps. */
export const nameAt: Readonly<Record<ProviderId, string>> = {
  github: 'The Octocat',
  google: 'Grace Hopper',
  azure: 'Katherine Johnson',
  auth0: 'Ada Lovelace',
  linkedin: 'Ada Lovelace',
  demo: 'Ada Lovelace',
  'demo-coop': 'Ada Lovelace',
  'demo-short': 'Ada Lovelace',
};

/** Presses the button of a provider's page that signs `name` in; every provider's has the name in it. */
export async function approve(at: Page, provider: ProviderId, name = nameAt[provider]): Promise<void> {
  await at.getByRole('button', { name }).click();
}

/**
 * Goes on to the site that a login is for, or cancels. The page takes no click before a person can have read it: its link says when
 * it does, while the mouse rests on it.
 */
export async function goOn(page: Page, choice: 'Continue' | 'Cancel' = 'Continue'): Promise<void> {
  const link = page.getByRole('link', { name: choice });
  await link.hover();
  await expect(link).toHaveAttribute('data-ready');
  await link.press('Enter');
}

export async function openPopup(page: Page, provider: ProviderId): Promise<Page> {
  return popupOf(page, loginButton(page, provider));
}

/** The window that a click opens. */
export async function popupOf(page: Page, button: Locator): Promise<Page> {
  // In an element, the button itself: the middle of the whole may be the sentence below it.
  const isElement = await button.evaluate(({ localName }) => localName.startsWith('oauth-'));
  const opening = page.waitForEvent('popup');
  await (isElement ? button.locator('button[part=button]') : button).click();
  return opening;
}

/** The whole way by popup, until it has closed itself. */
export async function signInByPopup(
  page: Page,
  provider: ProviderId,
  name = nameAt[provider],
): Promise<void> {
  await finishIn(await openPopup(page, provider), provider, name);
}

/** The rest of the way in a window, until it has closed itself. */
export async function finishIn(popup: Page, provider: ProviderId, name = nameAt[provider]): Promise<void> {
  const closing = popup.waitForEvent('close');
  await approve(popup, provider, name);
  await closing;
}

/** The events once there are `count`, in order. */
export const eventsOf = async (page: Page, count: number): Promise<SeenEvent[]> =>
  page.evaluate((wanted) => window.recorder.until(wanted), count);

/** The events after all that still might report something had its turn: the person's return, and a trip to the endpoint. */
export async function finalEvents(page: Page): Promise<SeenEvent[]> {
  return page.evaluate(async () => {
    window.dispatchEvent(new Event('focus'));
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    await fetch('/api/oauth/session');
    await fetch('/api/oauth/session');
    return window.recorder.list;
  });
}

/** What the endpoint says, asked with this browser's cookies but outside any page. */
export async function sessionOf(page: Page): Promise<{ authorizations: { provider: string }[] }> {
  return (await page.request.get('/api/oauth/session')).json();
}

/** The URL, with its code, by which the next login of this context comes back. */
export async function nextCallback(context: BrowserContext): Promise<URL> {
  const request = await context.waitForEvent('request', (one) => one.url().includes('/api/oauth/redirect/'));
  return new URL(request.url());
}

/** The authorization request of the next login of this context. */
export async function nextAuthorization(context: BrowserContext): Promise<URL> {
  const request = await context.waitForEvent('request', (one) =>
    new URL(one.url()).searchParams.has('response_type'),
  );
  return new URL(request.url());
}

export const started = (provider: ProviderId, mode: 'popup' | 'redirect' = 'popup') => ({
  type: 'login-start',
  provider,
  mode,
});

export const signedIn = (
  provider: ProviderId,
  reason: 'interactive' | 'restored' | 'other-tab',
  name = nameAt[provider],
) => ({ type: 'login', provider, reason, name, error: '', errorDescription: '' });

export const failed = (provider: ProviderId, error: string) => ({
  type: 'login',
  provider,
  reason: 'interactive',
  name: null,
  error,
});

export const signedOut = (provider: ProviderId, reason: 'interactive' | 'other-tab' | 'revoked') => ({
  type: 'logout',
  provider,
  reason,
});
