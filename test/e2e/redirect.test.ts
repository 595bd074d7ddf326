import { tokenRequestsFor } from './code-count.js';
import { expect, test } from './fixtures.js';
import {
  approve,
  eventsOf,
  expectBadge,
  finalEvents,
  loginButton,
  nextCallback,
  sessionOf,
  signedIn,
  type ProviderId,
} from './steps.js';
import { inFirefoxUnless } from './two-browsers.js';

const place = '/redirect.html?place=1#here';

for (const provider of ['github', 'demo'] as const satisfies readonly ProviderId[]) {
  test(
    `a redirect to ${provider} comes back to the same place with exactly one login, interactive`,
    inFirefoxUnless(provider === 'github'),
    async ({ page }) => {
      await page.goto(place);
      await loginButton(page, provider).click();
      await approve(page, provider);
      await page.waitForURL(`**${place}`);
      await eventsOf(page, 1);
      expect(await finalEvents(page)).toMatchObject([signedIn(provider, 'interactive')]);
      await expectBadge(page, provider);
    },
  );
}

test('a token that another provider has put into the fragment of a login’s address does not reach the provider', async ({
  page,
}) => {
  await page.goto('/api/oauth/login/demo#access_token=of-another-provider');
  expect(new URL(page.url()).pathname).not.toContain('/api/oauth/');
  expect(await page.evaluate(() => location.hash)).toBe('');
});

test('a reload after coming back is restored, not a second login, and asks for no second token', async ({
  page,
  context,
}) => {
  await page.goto(place);
  const callback = nextCallback(context);
  await loginButton(page, 'demo').click();
  await approve(page, 'demo');
  await page.waitForURL(`**${place}`);
  await eventsOf(page, 1);
  await page.reload();
  await eventsOf(page, 1);
  expect(await finalEvents(page)).toMatchObject([signedIn('demo', 'restored')]);
  expect(await tokenRequestsFor((await callback).searchParams.get('code') ?? '')).toBe(1);
});

test('Back to the provider and forward again stays signed in, and asks for no second token', async ({
  page,
  context,
}) => {
  // Firefox would keep the page whole, and bring it back without the events that the test tool waits for.
  await context.addInitScript(() => {
    window.addEventListener('unload', () => undefined);
  });
  await page.goto(place);
  const callback = nextCallback(context);
  await loginButton(page, 'demo').click();
  await approve(page, 'demo');
  await page.waitForURL(`**${place}`);
  await eventsOf(page, 1);
  await page.goBack();
  await page.goForward();
  await expectBadge(page, 'demo');
  expect((await sessionOf(page)).authorizations).toHaveLength(1);
  expect(await tokenRequestsFor((await callback).searchParams.get('code') ?? '')).toBe(1);
});

test(
  'opening the callback again after success shows success, and asks for no second token',
  { tag: '@page' },
  async ({ page, context }) => {
    await page.goto(place);
    const seen = nextCallback(context);
    await loginButton(page, 'demo').click();
    await approve(page, 'demo');
    await page.waitForURL(`**${place}`);
    await eventsOf(page, 1);
    const callback = await seen;
    const answer = await page.goto(callback.href);
    expect(answer?.status()).toBe(200);
    expect((await sessionOf(page)).authorizations).toHaveLength(1);
    expect(await tokenRequestsFor(callback.searchParams.get('code') ?? '')).toBe(1);
  },
);
