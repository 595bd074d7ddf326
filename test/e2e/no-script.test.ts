import { codeUnder } from '../support/documents.js';
import { appUrl } from './addresses.js';
import { expect, test } from './fixtures.js';
import { approve, type ProviderId } from './steps.js';

test.use({ javaScriptEnabled: false });

// Firefox doesn't know that setting here; there no script arrives.
test.beforeEach(async ({ page }) => {
  await page.route('**/*.js', (route) => route.abort());
});

for (const provider of ['github', 'demo'] as const satisfies readonly ProviderId[]) {
  test(`without JavaScript the link signs in at ${provider} and comes back`, async ({ page }) => {
    await page.goto('/redirect.html');
    await page.locator(`oauth-login-button[provider="${provider}"] a`).click();
    await approve(page, provider);
    await page.waitForURL('**/redirect.html');
    const session = await page.request.get('/api/oauth/session');
    expect(await session.json()).toMatchObject({ authorizations: [{ provider }] });
  });
}

test('without JavaScript a refused login comes back to the page of its link, and signs nobody in', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Sign in with Demo ID', exact: true }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.waitForURL(`${appUrl}/`);
  await expect(page.getByRole('heading', { name: 'Sign in with a popup' })).toBeVisible();
  const session = await page.request.get('/api/oauth/session');
  expect(await session.json()).toMatchObject({ authorizations: [], outcome: { error: 'access_denied' } });
});

test('without JavaScript a link that names no page comes back to the page that it stands in', async ({
  page,
}) => {
  await page.route('**/redirect.html', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll('?return_to=/redirect.html', '');
    await route.fulfill({ response, body });
  });
  await page.goto('/redirect.html');
  await page.locator('oauth-login-button[provider="demo"] a[href="/api/oauth/login/demo"]').click();
  await approve(page, 'demo');
  await page.waitForURL('**/redirect.html');
  const session = await page.request.get('/api/oauth/session');
  expect(await session.json()).toMatchObject({ authorizations: [{ provider: 'demo' }] });
});

test('without JavaScript the documentation’s link comes back to the page that it names', async ({ page }) => {
  const [html = ''] = codeUnder('docs/elements.md', 'Without JavaScript', 'html');
  await page.route('**/start', (route) =>
    route.fulfill({ contentType: 'text/html', body: html.replaceAll('github', 'demo') }),
  );
  await page.goto('/start');
  await page.getByRole('link').click();
  await approve(page, 'demo');
  // The demo has no such page, which makes no difference to the login.
  await page.waitForURL((url) => url.pathname === '/shop');
});
