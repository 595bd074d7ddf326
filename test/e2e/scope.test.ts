import { expect, test } from './fixtures.js';
import { openByOptions } from './options-page.js';
import { tokenInfoAt } from './page-session.js';
import {
  eventsOf,
  failed,
  finalEvents,
  finishIn,
  nextAuthorization,
  popupOf,
  sessionOf,
  signedIn,
  started,
  type ProviderId,
} from './steps.js';
import { browsersFor } from './two-browsers.js';

test('a scope that the settings allow reaches the provider, and is told as granted, each scope by itself', async ({
  page,
  context,
}) => {
  await page.goto('/api.html');
  const asked = nextAuthorization(context);
  await finishIn(await popupOf(page, page.locator('oauth-login-button[scope="repo"]')), 'github');
  await eventsOf(page, 2);
  expect((await finalEvents(page)).slice(1)).toMatchObject([signedIn('github', 'interactive')]);
  const scope = ['read:user', 'user:email', 'repo'];
  expect((await asked).searchParams.get('scope')).toBe(scope.join(' '));
  expect((await tokenInfoAt(page, 'github'))?.scope).toEqual(scope);
});

test('a scope that the settings do not name gives one scope_not_allowed, asks no provider and leaves no window', async ({
  page,
  context,
}) => {
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  const popup = await openByOptions(page, { provider: 'github', scope: 'delete_repo' });
  if (!popup.isClosed()) await popup.waitForEvent('close');
  await eventsOf(page, 2);
  expect(await finalEvents(page)).toMatchObject([started('github'), failed('github', 'scope_not_allowed')]);
  await expect(page.locator('#outcome')).toContainText('scope_not_allowed');
  expect(context.pages()).toHaveLength(1);
  expect(asked.filter((url) => url.includes('response_type='))).toEqual([]);
  expect(await sessionOf(page)).toEqual({ authorizations: [] });
});

const choosers: Partial<Record<ProviderId, string>> = {
  github: 'select_account',
  google: 'consent select_account',
  azure: 'select_account',
  auth0: 'login',
};

for (const [key, prompt] of Object.entries(choosers)) {
  const provider = key as ProviderId;
  const title = `the wish to choose an account reaches ${provider} as prompt=${prompt}`;
  test(title, browsersFor(provider), async ({ page, context }) => {
    const asked = nextAuthorization(context);
    await finishIn(await openByOptions(page, { provider, account: true }), provider);
    expect((await asked).searchParams.get('prompt')).toBe(prompt);
  });
}

test('a button for a provider that the endpoint does not have gives one provider_unknown, and no window stays', async ({
  page,
  context,
}) => {
  await page.goto('/modes.html');
  await page.evaluate(() => {
    const button = document.createElement('oauth-login-button');
    button.setAttribute('provider', 'nobody');
    document.querySelector('oauth-session')?.append(button);
  });
  const popup = await popupOf(page, page.locator('oauth-login-button[provider="nobody"]'));
  if (!popup.isClosed()) await popup.waitForEvent('close');
  await eventsOf(page, 2);
  expect(await finalEvents(page)).toMatchObject([
    { type: 'login-start', provider: 'nobody' },
    { type: 'login', provider: 'nobody', name: null, error: 'provider_unknown' },
  ]);
  expect(context.pages()).toHaveLength(1);
});
