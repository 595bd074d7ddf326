import { expect, test } from './fixtures.js';
import { userAt } from './page-session.js';
import {
  badge,
  eventsOf,
  expectBadge,
  finalEvents,
  nameAt,
  signedIn,
  signInByPopup,
  started,
  type ProviderId,
} from './steps.js';
import { browsersFor } from './two-browsers.js';

interface Expected {
  readonly page: string;
  readonly id: RegExp;
  readonly email: string;
}

const providers: Partial<Record<ProviderId, Expected>> = {
  github: { page: '/providers.html', id: /^\d+$/, email: 'octocat@example.com' },
  google: { page: '/providers.html', id: /^goog_[\w-]+$/, email: 'grace@example.com' },
  azure: { page: '/providers.html', id: /^[\da-f-]{36}$/, email: 'katherine@example.com' },
  auth0: { page: '/providers.html', id: /^ada$/, email: 'ada@example.com' },
  linkedin: { page: '/providers.html', id: /^ada$/, email: 'ada@example.com' },
  demo: { page: '/providers.html', id: /^ada$/, email: 'ada@example.com' },
  'demo-short': { page: '/token.html', id: /^ada$/, email: 'ada@example.com' },
};

for (const [key, expected] of Object.entries(providers)) {
  const provider = key as ProviderId;
  const title = `${provider} tells id, name and verified e-mail address, and the badge shows them`;
  test(title, browsersFor(provider), async ({ page }) => {
    await page.goto(expected.page);
    await signInByPopup(page, provider);
    await eventsOf(page, 2);
    expect(await finalEvents(page)).toMatchObject([started(provider), signedIn(provider, 'interactive')]);
    await expectBadge(page, provider);
    await expect(badge(page, provider).getByText(expected.email, { exact: true })).toBeVisible();
    const user = await userAt(page, provider);
    expect(user).toMatchObject({ name: nameAt[provider], email: expected.email, groups: [] });
    expect(user?.id).toMatch(expected.id);
    expect(user?.id).toBe(String(user?.raw['id'] ?? user?.raw['sub']));
  });
}
