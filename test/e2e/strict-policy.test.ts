import { pagePaths } from '../../demo/navigation.js';
import { isTried } from '../support/whole.js';
import { expect, test } from './fixtures.js';
import { expectBadge, loginButton, openPopup, signInByPopup } from './steps.js';
import { stopClock } from './still-clock.js';

declare global {
  interface Window {
    refusedByPolicy: string[];
  }
}

test.beforeEach(async ({ context }) => {
  await context.addInitScript(() => {
    window.refusedByPolicy = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      window.refusedByPolicy.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
});

test('no page of the demo reports a violation of a policy without nonces, with Trusted Types @chromium', async ({
  page,
}) => {
  // Elements that a server renders bring styles along, which need the nonce of their response.
  const paths = pagePaths.filter((one) => one !== '/server/rendered');
  for (const path of paths.filter((_, row) => isTried(3, row))) {
    const response = await page.goto(path);
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types lit-html;");
    expect(policy).not.toContain('unsafe');
    // Reports come in tasks of their own, before the answer to a request that is sent after them.
    await page.evaluate(() => fetch('/api/oauth/session'));
    expect(await page.evaluate(() => window.refusedByPolicy)).toEqual([]);
  }
});

test('signing in, the menu, and an error violate no such policy @chromium', async ({ page, context }) => {
  await stopClock(context);
  await page.goto('/');
  await signInByPopup(page, 'demo');
  await expectBadge(page, 'demo');
  await page.locator('oauth-user-badge[provider=demo] [part=badge]').click();
  const popup = await openPopup(page, 'demo-coop');
  await popup.getByRole('button', { name: 'Cancel' }).click();
  await expect(loginButton(page, 'demo-coop').locator('[part=error]')).toBeVisible();
  await page.evaluate(() => fetch('/api/oauth/session'));
  expect(await page.evaluate(() => window.refusedByPolicy)).toEqual([]);
});
