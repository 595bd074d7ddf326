import { expect } from '@playwright/test';
import type { Exercises } from '../tools/flet-table.js';
import { pageUrl } from './page-site.js';
import type { PageStage } from './page-stage.js';
import type { Scope } from './run-snippet.js';

/** What a snippet of the page does, and how that is seen. */
export interface PageExercise {
  readonly claim: string;
  readonly run: (stage: PageStage, snippet: string) => Promise<void>;
  /** Variables that the row's settings name. */
  readonly scope?: Scope;
}

const started = 'login-start github popup';
const signedIn = 'login github interactive ';

export const octocat = {
  id: '1001',
  name: 'The Octocat',
  email: 'octocat@example.com',
};

const groups = [
  { id: '501', name: 'Core' },
  { id: '502', name: 'Documentation' },
  { id: '503', name: 'Night Owls' },
];

const html = '<h1 data-outcome="success">Welcome to my app</h1>';

/** Signs in by a snippet, and looks at the scope that was asked for. */
async function signsInWithScope(stage: PageStage, snippet: string, scope: string): Promise<void> {
  expect(await stage.signIn(snippet)).toMatchObject({ provider: 'github' });
  expect(stage.asked.map((url) => url.searchParams.get('scope'))).toEqual([scope]);
  expect(stage.windows).toHaveLength(1);
  await stage.expectTold(started, signedIn);
}

export const loginRows: Exercises<PageExercise> = {
  'page.login(provider)': [
    {
      claim: 'is a button that signs in by popup',
      run: async (stage, snippet) => {
        await stage.put(snippet);
        const button = stage.page.locator('oauth-login-button');
        await stage.approveIn(await stage.opening(() => button.click()));
        await stage.expectTold(started, signedIn);
        expect(await stage.value('session.auth')).toMatchObject({ provider: 'github', user: octocat });
      },
    },
    {
      claim: 'signs in by popup, with GitHub’s own scopes',
      run: async (stage, snippet) => {
        await signsInWithScope(stage, snippet, 'read:user user:email');
        expect(await stage.outcome()).toMatchObject({ provider: 'github', user: octocat });
      },
    },
  ],
  'page.login(provider, scope=["public_repo"])': [
    {
      claim: 'asks for that scope besides, and is granted it',
      run: async (stage, snippet) => {
        await signsInWithScope(stage, snippet, 'read:user user:email public_repo');
        const granted = await stage.value('session.auth.token.scope');
        expect(granted).toEqual(['read:user', 'user:email', 'public_repo']);
      },
    },
  ],
  'fetch_user=False': [
    {
      claim: 'signs in without a user, and asks for no scope',
      run: async (stage, snippet) => {
        expect(await stage.signIn(snippet)).toMatchObject({ provider: 'github', user: null });
        expect(stage.asked.map((url) => url.searchParams.get('scope'))).toEqual([null]);
      },
    },
  ],
  'fetch_groups=True': [
    {
      claim: 'signs in with the teams, and asks for the scope that they take',
      run: async (stage, snippet) => {
        await signsInWithScope(stage, snippet, 'read:user user:email read:org');
        expect(await stage.outcome()).toMatchObject({ user: { groups } });
      },
    },
  ],
  'on_open_authorization_url=lambda url: …': [
    {
      claim: 'opens the address in a window of the app’s own',
      run: async (stage, snippet) => {
        const popup = await stage.opening(() => stage.press(snippet));
        expect(await popup.evaluate(() => window.name)).toBe('mine');
        await stage.approveIn(popup);
        expect(await stage.outcome()).toMatchObject({ user: octocat });
        expect(stage.windows).toHaveLength(1);
      },
    },
  ],
  'web_window_name="_self", redirect_to_page=True': [
    {
      claim: 'goes to the provider in place of the page, and comes back to it',
      run: async (stage, snippet) => {
        await stage.press(snippet);
        await stage.approve(stage.page);
        await stage.page.waitForURL(`${pageUrl}/`);
        await stage.untilReady();
        await stage.expectTold(signedIn);
        expect(await stage.value('session.auth')).toMatchObject({ user: octocat });
        expect([stage.asked.length, stage.windows.length]).toEqual([1, 0]);
      },
    },
  ],
  'web_window_name="_blank"': [
    {
      claim: 'opens a tab, with the bars that a popup does not have',
      run: async (stage, snippet) => {
        const tab = await stage.opening(() => stage.press(snippet));
        expect(await tab.evaluate(() => window.menubar.visible)).toBe(true);
        await stage.approveIn(tab);
        await stage.expectTold('login-start github tab', signedIn);
        const popup = await stage.opening(() => stage.press("session.login('github')"));
        expect(await popup.evaluate(() => window.menubar.visible)).toBe(false);
      },
    },
  ],
  'complete_page_html=html': [
    {
      claim: 'ends in the app’s own HTML',
      scope: { html },
      run: async (stage, snippet) => {
        await stage.page.context().addInitScript(() => {
          window.close = () => undefined;
        });
        const popup = await stage.opening(() => stage.press(snippet));
        await stage.approve(popup);
        await expect(popup.getByRole('heading', { name: 'Welcome to my app' })).toBeVisible();
        expect(await stage.outcome()).toMatchObject({ user: octocat });
      },
    },
  ],
};

/** The page after a login by popup. */
const afterLogin =
  (look: (stage: PageStage, snippet: string) => Promise<void>, login?: string): PageExercise['run'] =>
  async (stage, snippet) => {
    await stage.signIn(login);
    await look(stage, snippet);
  };

/** A value that is so after a login. */
const isThen = (expected: unknown, login?: string): PageExercise['run'] =>
  afterLogin(async (stage, snippet) => {
    expect(await stage.value(snippet)).toEqual(expected);
  }, login);

const isAuthorization: PageExercise['run'] = async (stage, snippet) => {
  expect((await stage.value(snippet)) ?? null).toBeNull();
  await stage.signIn();
  expect(await stage.value(snippet)).toMatchObject({
    provider: 'github',
    user: { ...octocat, groups: [], raw: { login: 'octocat' } },
    token: { scope: ['read:user', 'user:email'], tokenType: 'bearer', expiresIn: null },
  });
};

export const authRows: Exercises<PageExercise> = {
  'page.auth': [{ claim: 'is null, and after a login its authorization', run: isAuthorization }],
  'page.auth.provider': [{ claim: 'is the provider’s id', run: isThen('github') }],
  'page.auth.user.id': [{ claim: 'is the user’s id', run: isThen(octocat.id) }],
  'page.auth.user["login"]': [{ claim: 'is a field of GitHub’s own', run: isThen('octocat') }],
  'page.auth.user.groups': [
    { claim: 'are the teams', run: isThen(groups, "session.login('github', { fetchGroups: true })") },
  ],
  'page.session["github_auth"] = page.login(…)': [
    { claim: 'is nothing, and after a login the authorization of GitHub', run: isAuthorization },
  ],
};
