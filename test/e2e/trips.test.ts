import type { BrowserContext, Page } from '@playwright/test';
import { appUrl } from './addresses.js';
import { expect } from './fixtures.js';
import { endpoint, goOn, site, test } from './hostile-pages.js';
import { approve, eventsOf, loginButton, popupOf, signedIn, type ProviderId } from './steps.js';
import { stopClock } from './still-clock.js';

test.beforeEach(({ context }) => stopClock(context));

/**
 * What a browser asks for in sequence from a click on, in pages and by pages: navigations to the provider count as one,
 * since its own pages are its affair; files such as scripts and pictures are no part of the sequence.
 */
function recordTrips(context: BrowserContext): string[] {
  const trips: string[] = [];
  context.on('request', (request) => {
    const { pathname, origin } = new URL(request.url());
    const isNavigation = request.isNavigationRequest();
    if (request.method() === 'OPTIONS' || !(isNavigation || request.resourceType() === 'fetch')) return;
    const ours = [appUrl, new URL(endpoint).origin, site].includes(origin);
    const trip = ours ? `${request.method()} ${pathname.replace('/api/oauth', '')}` : 'the provider';
    if (trips.at(-1) !== trip) trips.push(trip);
  });
  return trips;
}

async function signInFrom(
  address: string,
  page: Page,
  provider: ProviderId,
  asked = true,
): Promise<string[]> {
  // Who is signed in, and what the endpoint calls a provider, a page asks when it comes, long before the click.
  const answered = ['session', 'providers'].map((name) =>
    page.waitForResponse((response) => response.url().endsWith(`/api/oauth/${name}`)),
  );
  await page.goto(address);
  await Promise.all(answered);
  const trips = recordTrips(page.context());
  const popup = await popupOf(page, loginButton(page, provider).first());
  const closing = popup.waitForEvent('close');
  if (asked) await goOn(popup);
  await approve(popup, provider);
  await closing;
  expect((await eventsOf(page, 2))[1]).toMatchObject(signedIn(provider, 'interactive'));
  return trips;
}

const three = ['GET /login/demo', 'the provider', 'GET /redirect/demo'];

test('a popup login takes three trips from the endpoint’s own origin', async ({ page }) => {
  expect(await signInFrom('/', page, 'demo', false)).toEqual(three);
});

test('a popup login takes four trips from another origin', async ({ page }) => {
  expect(await signInFrom(site, page, 'demo')).toEqual([...three, 'POST /redeem']);
});

test('a popup login from another origin also takes the return page where the provider cuts the tie', async ({
  page,
}) => {
  const [login, provider, redirect] = three;
  expect(await signInFrom(site, page, 'demo-coop')).toEqual([
    `${login}-coop`,
    provider,
    `${redirect}-coop`,
    'GET /return.html',
    'POST /redeem',
  ]);
});
