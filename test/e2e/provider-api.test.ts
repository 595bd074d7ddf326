import type { Page } from '@playwright/test';
import { appPort } from './addresses.js';
import { expect, test } from './fixtures.js';
import { fetchBySession } from './page-session.js';
import { eventsOf, expectBadge, expectNoBadge, finishIn, logoutButton, popupOf, sessionOf } from './steps.js';

const gitHub = `http://127.0.0.1:${appPort + 2}`;
const open = ['octocat/hello-world', 'octocat/octo-notes'];

async function signIn(page: Page, scope?: 'repo'): Promise<void> {
  await page.goto('/api.html');
  const button = page.locator(`oauth-login-button${scope ? '[scope]' : ':not([scope])'}`);
  await finishIn(await popupOf(page, button), 'github');
  await eventsOf(page, 2);
}

async function listed(page: Page): Promise<string[]> {
  await page.getByRole('button', { name: 'List my repositories' }).click();
  await expect(page.locator('#outcome')).toContainText('repositories.');
  return (await page.locator('#repositories strong').allTextContents()).sort();
}

test('a page lists the repositories of whoever signed in, by way of the endpoint', async ({ page }) => {
  await signIn(page);
  expect(await listed(page)).toEqual(open);
  await expect(page.locator('#repositories')).toContainText('Notes <i>on</i> eight arms.');
});

test('private repositories come with the scope for them, in the page and on the server', async ({ page }) => {
  await signIn(page, 'repo');
  const all = [...open, 'octocat/secret-garden'];
  expect(await listed(page)).toEqual(all);
  await expect(page.locator('#repositories small:not(:empty)')).toHaveText(['private']);
  await page.goto('/server/repos');
  expect((await page.locator('main strong').allTextContents()).sort()).toEqual(all);
});

test('the site’s own server lists the same repositories as the page, and none if nobody is signed in', async ({
  page,
}) => {
  await page.goto('/server/repos');
  await expect(page.locator('main p').getByText('Nobody is signed in with GitHub.')).toBeVisible();
  await signIn(page);
  await page.goto('/server/repos');
  await expect(page.getByRole('heading', { name: 'Repositories of The Octocat' })).toBeVisible();
  expect((await page.locator('main strong').allTextContents()).sort()).toEqual(open);
});

test('a POST with a body reaches the provider’s API, and its answer the page', async ({ page }) => {
  await signIn(page, 'repo');
  const title = '八条腕足 & <b>more</b>';
  const { status, text = '' } = await fetchBySession(page, `${gitHub}/repos/octocat/octo-notes/issues`, {
    method: 'POST',
    body: JSON.stringify({ title }),
  });
  expect(status).toBe(201);
  expect(JSON.parse(text)).toMatchObject({ title, user: { login: 'octocat' } });
});

test('an address that is under no provider’s API is refused before anything is sent there', async ({
  page,
  context,
}) => {
  await signIn(page);
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  // An attack: a script hopes to have the token sent to a server of its own, under names as like as can be.
  const like = [
    gitHub.replace('http:', 'https:'),
    gitHub.replace('127.0.0.1', 'localhost'),
    gitHub.slice(0, -1),
  ];
  for (const url of [...like.map((base) => `${base}/user`), 'https://example.com/?/user']) {
    expect(await fetchBySession(page, url)).toEqual({ code: 'proxy_refused' });
  }
  expect(asked.filter((url) => url.endsWith('/user'))).toEqual([]);
});

test('after signing out the API is closed, even to a browser that kept its cookies', async ({
  page,
  context,
}) => {
  await signIn(page, 'repo');
  const cookies = await context.cookies();
  await logoutButton(page).click();
  await eventsOf(page, 3);
  expect(await fetchBySession(page, `${gitHub}/user`)).toEqual({ code: 'reauth_required' });
  await page.getByRole('button', { name: 'List my repositories' }).click();
  await expect(page.locator('#outcome')).toContainText('reauth_required');

  // An attack: somebody copied the cookies before. They still open, but the provider has ended the token.
  await context.addCookies(cookies);
  expect((await sessionOf(page)).authorizations).toHaveLength(1);
  expect(await fetchBySession(page, `${gitHub}/user`)).toMatchObject({ status: 401 });
  await page.goto('/server/repos');
  await expect(page.locator('main p').getByText('GitHub didn’t return the repositories.')).toBeVisible();
});

test('a page that finds its sign-in ended while it calls an API shows nobody as signed in', async ({
  page,
  context,
}) => {
  await signIn(page);
  await expectBadge(page, 'github');
  await context.clearCookies();
  expect(await fetchBySession(page, `${gitHub}/user`)).toEqual({ code: 'reauth_required' });
  await expectNoBadge(page, 'github');
  expect((await eventsOf(page, 3)).slice(2)).toMatchObject([
    { type: 'logout', provider: 'github', reason: 'revoked' },
  ]);
});
