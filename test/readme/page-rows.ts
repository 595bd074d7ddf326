import { expect } from '@playwright/test';
import type { Exercises } from '../support/flet-table.js';
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
  id: '3',
  name: 'The Octocat',
  email: 'octocat@example.com',
};

export const octocatsGroups = [
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
      claim: 'also asks for that scope, and is granted it',
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
        expect(await stage.outcome()).toMatchObject({ user: { groups: octocatsGroups } });
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
      claim: 'opens a tab, not a window of a size of its own',
      run: async (stage, snippet) => {
        await stage.watchOpening();
        await stage.approveIn(await stage.opening(() => stage.press(snippet)));
        await stage.expectTold('login-start github tab', signedIn);
        expect(await stage.opened()).toEqual([['_blank', '']]);
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
