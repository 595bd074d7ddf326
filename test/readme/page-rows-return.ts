import { expect } from '@playwright/test';
import type { Exercises } from '../support/flet-table.js';
import { octocat, type PageExercise } from './page-rows.js';
import { gitHubUrl, pageUrl } from './page-site.js';
import type { PageStage } from './page-stage.js';

const login = "session.login('github')";
const started = 'login-start github popup';
const signedIn = 'login github interactive ';
const signedOut = 'logout github interactive';

const tokenIn = (stage: PageStage): Promise<unknown> => stage.value("localStorage.getItem('token')");

/** Signs in, keeps the sign-in as the README does, and signs out. */
async function keepAndSignOut(stage: PageStage): Promise<void> {
  await stage.signIn();
  await stage.value("session.saveToken('github').then((saved) => localStorage.setItem('token', saved))");
  await stage.value('session.logout()');
  expect(await stage.value('session.auth')).toBeNull();
}

const restore = "session.login('github', { savedToken: localStorage.getItem('token') })";

/** The person says no at GitHub, whose local one has no button for that. */
async function deny(stage: PageStage): Promise<void> {
  const popup = await stage.opening(() => stage.press(login));
  const state = new URL(popup.url()).searchParams.get('state') ?? '';
  const back = new URL('/api/oauth/redirect', pageUrl);
  const answer = { error: 'access_denied', error_description: 'The octocat said no.', state };
  for (const [name, value] of Object.entries(answer)) back.searchParams.set(name, value);
  await popup.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href, textContent: 'Deny' });
    document.body.prepend(link);
  }, back.href);
  const closing = popup.waitForEvent('close');
  await popup.getByRole('link', { name: 'Deny' }).click();
  await closing;
  expect(await stage.outcome()).toEqual({ code: 'access_denied' });
}

async function tellsLogins(stage: PageStage, snippet: string): Promise<void> {
  await stage.value(snippet);
  await deny(stage);
  await stage.expectTold(started, 'login github interactive access_denied');
  await expect.poll(() => stage.printed).toEqual(['access_denied The octocat said no.']);
  await stage.signIn();
  await expect
    .poll(() => stage.printed.map((line) => line.trim()))
    .toEqual(['access_denied The octocat said no.', '']);
}

async function tellsLogouts(stage: PageStage, snippet: string): Promise<void> {
  await stage.value(snippet);
  await stage.signIn();
  expect(stage.printed).toEqual([]);
  await stage.value('session.logout()');
  await expect.poll(() => stage.printed).toEqual(['github']);
}

async function givesAToken(stage: PageStage, snippet: string): Promise<void> {
  await stage.signIn();
  const token = await stage.value(snippet);
  const answer = await fetch(`${gitHubUrl}/user`, { headers: { authorization: `Bearer ${String(token)}` } });
  expect(await answer.json()).toMatchObject({ login: 'octocat' });
}

async function listsRepositories(stage: PageStage, snippet: string): Promise<void> {
  await stage.signIn();
  const names = `(${snippet}).json().then((list) => list.map((one) => one.full_name).sort())`;
  expect(await stage.value(names)).toEqual(['octocat/hello-world', 'octocat/octo-notes']);
}

async function keepsASavedToken(stage: PageStage, snippet: string): Promise<void> {
  await stage.signIn();
  await stage.value(snippet);
  expect(await tokenIn(stage)).toMatch(/^[\w.-]{100,}$/);
  await stage.value('session.logout()');
  await stage.press(restore);
  expect(await stage.outcome()).toMatchObject({ user: octocat });
}

async function restoresASavedToken(stage: PageStage, snippet: string): Promise<void> {
  await keepAndSignOut(stage);
  await stage.visit();
  const before = stage.windows.length;
  await stage.press(snippet);
  expect(await stage.outcome()).toMatchObject({ provider: 'github', user: octocat });
  await stage.expectTold('login github restored ');
  expect(stage.windows).toHaveLength(before);
  expect(stage.asked).toHaveLength(1);
}

async function forgetsASavedToken(stage: PageStage, snippet: string): Promise<void> {
  await keepAndSignOut(stage);
  await stage.press(restore);
  expect(await stage.outcome()).toMatchObject({ user: octocat });
  await stage.value(snippet);
  expect(await stage.value('session.auth')).toBeNull();
  await stage.press(restore);
  expect(await stage.outcome()).toEqual({ code: 'saved_token_invalid' });
  expect(await stage.value('session.auth')).toBeNull();
}

/** The page, and the endpoint asked again, know of nobody. */
async function expectSignedOut(stage: PageStage): Promise<void> {
  await stage.expectTold(started, signedIn, signedOut);
  expect(await stage.value('session.auth')).toBeNull();
  await stage.visit();
  expect(await stage.value('session.auth')).toBeNull();
}

async function isALogoutButton(stage: PageStage, snippet: string): Promise<void> {
  await stage.signIn();
  await stage.put(snippet);
  await stage.page.locator('oauth-logout-button').click();
  await expectSignedOut(stage);
}

async function signsOut(stage: PageStage, snippet: string): Promise<void> {
  await stage.signIn();
  await stage.value(snippet);
  await expectSignedOut(stage);
}

export const laterRows: Exercises<PageExercise> = {
  'page.on_login = …, e.error, e.error_description': [
    { claim: 'tells a failure with its words, and a success with none', run: tellsLogins },
  ],
  'page.on_logout = …': [{ claim: 'tells whose authorization ended', run: tellsLogouts }],
  'page.auth.token.access_token': [{ claim: 'is a token that GitHub takes', run: givesAToken }],
  'requests.get("https://api.github.com/user/repos", …)': [
    { claim: 'answers the repositories', run: listsRepositories },
  ],
  'page.client_storage.set("token", ejt)': [{ claim: 'keeps what signs in again', run: keepsASavedToken }],
  'page.login(provider, saved_token=…) in the page': [
    { claim: 'signs in at a later visit without a window', run: restoresASavedToken },
  ],
  'page.client_storage.remove("token"), page.logout()': [
    { claim: 'signs out, and ends what was kept', run: forgetsASavedToken },
  ],
  'page.logout()': [
    { claim: 'is a button that signs out', run: isALogoutButton },
    { claim: 'signs out', run: signsOut },
  ],
};
