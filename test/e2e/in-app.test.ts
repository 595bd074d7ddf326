import type { Page } from '@playwright/test';
import type {} from '../../components/oauth-session/oauth-session.js';
import { expect, test } from './fixtures.js';
import { approve, eventsOf, failed, finalEvents, loginButton, signedIn, started } from './steps.js';

/** Settles when the page knows which providers refuse. */
const providersKnown = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await customElements.whenDefined('oauth-session');
    const { session } = document.querySelector('oauth-session')!;
    while (!session!.providers.length)
      await new Promise((resolve) => session!.addEventListener('change', resolve, { once: true }));
  });

test('inside an app, a provider that refuses to be there is not tried, and the button leads out', async ({
  page,
}) => {
  await page.goto('/in-app.html');
  await providersKnown(page);
  const button = loginButton(page, 'google').first();
  await button.click();
  await eventsOf(page, 2);
  expect(await finalEvents(page)).toMatchObject([
    started('google', 'redirect'),
    failed('google', 'webview_refused'),
  ]);
  await expect(button.getByRole('status')).toContainText('Open this page in your browser.');
  await expect(button.getByRole('link', { name: 'Open in browser' })).toHaveAttribute(
    'href',
    `x-safari-${page.url()}`,
  );
  await expect(button.getByRole('button', { name: 'Copy link' })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/in-app.html');
});

test('inside an app, any other provider signs in by a redirect', async ({ page, context }) => {
  const opened: unknown[] = [];
  context.on('page', (popup) => opened.push(popup));
  await page.goto('/in-app.html?app=facebook');
  await loginButton(page, 'demo').click();
  await approve(page, 'demo');
  await page.waitForURL('/in-app.html?app=facebook');
  await eventsOf(page, 1);
  expect(await finalEvents(page)).toMatchObject([signedIn('demo', 'interactive')]);
  expect(opened).toEqual([]);
});
