import type { Page } from '@playwright/test';
import { otherOrigins } from '../../demo/other-origin/start-other-origin.js';
import { codeUnder } from '../support/documents.js';
import { appPort } from './addresses.js';
import { expect, test as base } from './fixtures.js';
import {
  goOn,
  approve,
  eventsOf,
  expectBadge,
  expectNoBadge,
  failed,
  loginButton,
  logoutButton,
  openPopup,
  popupOf,
  signedIn,
  signedOut,
  started,
  type ProviderId,
} from './steps.js';
import { stopClock } from './still-clock.js';
import { inFirefoxUnless } from './two-browsers.js';

const sites = otherOrigins(appPort);
const test = base.extend({ ignoreHTTPSErrors: true });

test.beforeEach(({ context }) => stopClock(context));

async function signIn(page: Page, provider: ProviderId): Promise<void> {
  const popup = await openPopup(page, provider);
  await goOn(popup);
  const closing = popup.waitForEvent('close');
  await approve(popup, provider);
  await closing;
}

/** What another script, or the next visitor, could find of a login. */
const leftIn = (page: Page) =>
  page.evaluate(() => ({
    hash: location.hash,
    kept: [...Object.keys(sessionStorage), ...Object.keys(localStorage)],
  }));

for (const [name, site, isSecure] of [
  ['a static site by https', sites.site, true],
  ['a static site without https', sites.plainSite, false],
] as const) {
  for (const provider of ['demo', 'demo-coop'] as const) {
    test(
      `${name} signs in at ${provider} on another site, with one login`,
      inFirefoxUnless(isSecure !== (provider === 'demo')),
      async ({ page }) => {
        await page.goto(site);
        const popup = await popupOf(page, loginButton(page, provider).first());
        await goOn(popup);
        const closing = popup.waitForEvent('close');
        await approve(popup, provider);
        await closing;
        expect(await eventsOf(page, 2)).toMatchObject([started(provider), signedIn(provider, 'interactive')]);
        await expectBadge(page, provider);
        expect(await leftIn(page)).toEqual({ hash: '', kept: [] });
      },
    );
  }
}

test('partitioned cookies outlast a reload, and signing out ends them', async ({ page }) => {
  await page.goto(sites.site);
  await signIn(page, 'demo-coop');
  await eventsOf(page, 2);
  await page.reload();
  expect(await eventsOf(page, 1)).toMatchObject([signedIn('demo-coop', 'restored')]);
  await logoutButton(page).click();
  expect(await eventsOf(page, 2)).toMatchObject([
    signedIn('demo-coop', 'restored'),
    signedOut('demo-coop', 'interactive'),
  ]);
  await page.reload();
  await expectNoBadge(page, 'demo-coop');
});

test('a redirect comes back to the same place with one login, and no code in any address', async ({
  page,
}) => {
  const place = `${sites.site}/index.html?place=1#here`;
  await page.goto(place);
  await page.locator('oauth-login-button[mode="redirect"]').click();
  await goOn(page);
  await approve(page, 'demo');
  await page.waitForURL(place);
  expect(await eventsOf(page, 1)).toMatchObject([signedIn('demo', 'interactive')]);
  await expectBadge(page, 'demo');
  expect(await leftIn(page)).toEqual({ hash: '#here', kept: [] });
});

test('the documentation’s page of another origin signs in', { tag: '@page' }, async ({ page }) => {
  const [snippet = ''] = codeUnder('docs/other-origins.md', 'Sites of another origin', 'html');
  const html = snippet
    .replaceAll('https://example.com/', `${sites.signIn}/`)
    .replace('"docs"', '"static"')
    .replace('"github"', '"demo"');
  // An address of the site that has no page of its own, nor a policy.
  await page.goto(`${sites.site}/readme.html`);
  await page.setContent(html);
  await signIn(page, 'demo');
  await page.waitForFunction(() =>
    document.querySelector('oauth-login-button')?.matches(':state(signed-in)'),
  );
});

test(
  'a person who does not continue to the site reads so there, and the button works again',
  { tag: '@page' },
  async ({ page }) => {
    await page.goto(sites.site);
    const popup = await openPopup(page, 'demo-coop');
    const closing = popup.waitForEvent('close');
    await goOn(popup, 'Cancel');
    await closing;
    expect(await eventsOf(page, 2)).toMatchObject([
      started('demo-coop'),
      failed('demo-coop', 'access_denied'),
    ]);
    await signIn(page, 'demo-coop');
    expect((await eventsOf(page, 4)).slice(2)).toMatchObject([
      started('demo-coop'),
      signedIn('demo-coop', 'interactive'),
    ]);
  },
);
