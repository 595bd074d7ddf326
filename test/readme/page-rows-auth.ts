import { expect } from '@playwright/test';
import type { Exercises } from '../support/flet-table.js';
import { octocat, octocatsGroups, type PageExercise } from './page-rows.js';
import type { PageStage } from './page-stage.js';

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
    { claim: 'are the teams', run: isThen(octocatsGroups, "session.login('github', { fetchGroups: true })") },
  ],
  'page.session["github_auth"] = page.login(…)': [
    { claim: 'is nothing, and after a login the authorization of GitHub', run: isAuthorization },
  ],
};
