import { expect, test as base } from './fixtures.js';
import { approve, eventsOf, expectBadge, finalEvents, loginButton, signedIn } from './steps.js';

const test = base.extend({
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  // Firefox has no such mode: there it is a small window.
  isMobile: async ({ browserName }, use) => {
    await use(browserName === 'chromium');
  },
});

const place = '/redirect.html?place=1#here';

for (const provider of ['github', 'demo'] as const) {
  test(`on a phone a redirect to ${provider} signs in, and no page is wider than the screen`, async ({
    page,
    isMobile,
  }) => {
    const hidden = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await page.goto(place);
    expect(await hidden()).toBe(0);
    const button = loginButton(page, provider);
    await (isMobile ? button.tap() : button.click());
    await approve(page, provider);
    await page.waitForURL(`**${place}`);
    await eventsOf(page, 1);
    expect(await finalEvents(page)).toMatchObject([signedIn(provider, 'interactive')]);
    await expectBadge(page, provider);
    expect(await hidden()).toBe(0);
  });
}
