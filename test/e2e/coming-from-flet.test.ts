import { loginRows, octocat } from '../readme/page-rows.js';
import { authRows } from '../readme/page-rows-auth.js';
import { laterRows } from '../readme/page-rows-return.js';
import { pageUrl, startPageGitHub } from '../readme/page-site.js';
import { PageStage } from '../readme/page-stage.js';
import { codeBlocks } from '../support/documents.js';
import { pairsOf, unpaired } from '../support/flet-table.js';
import { isTried } from '../support/whole.js';
import { expect, test as base } from './fixtures.js';

const test = base.extend<{ stage: PageStage }, { gitHub: undefined }>({
  gitHub: [
    async ({ browserName: _browser }, use) => {
      const gitHub = await startPageGitHub();
      await use(undefined);
      await gitHub.close();
    },
    { scope: 'worker' },
  ],
  stage: async ({ page, gitHub: _gitHub }, use) => {
    const stage = new PageStage(page);
    await use(stage);
    await stage.close();
  },
});

const pageRows = { ...loginRows, ...authRows, ...laterRows };

for (const [index, { row, snippet, exercise }] of pairsOf('page', pageRows).entries()) {
  // What they call has tests of its own: a day tries a third of the table.
  if (!isTried(3, index)) continue;
  // What a snippet calls is tried in every browser elsewhere: here it is the words that count.
  const title = `in place of Flet’s ${row.flet}, \`${snippet}\` ${exercise.claim}`;
  test(title, async ({ stage }) => {
    await stage.open(row, exercise.scope);
    await exercise.run(stage, snippet);
  });
}

test('the README’s table has no snippet of the page that nothing runs', () => {
  expect(unpaired('page', pageRows)).toEqual([]);
});

test('the `session` of createSession() signs in and out as that of an element does', async ({ stage }) => {
  await stage.open({ snippets: { page: [], server: [], settings: [] } });
  await stage.value(`import('/session.js').then(({ createSession }) => {
    document.querySelector('oauth-session').remove();
    window.session = createSession();
    return window.session.ready;
  })`);
  expect(await stage.signIn()).toMatchObject({ provider: 'github', user: octocat });
  expect(await stage.value('session.auth')).toMatchObject({ provider: 'github', user: octocat });
  await stage.value('session.logout()');
  expect(await stage.value('session.auth')).toBeNull();
});

test('the README’s page signs in, shows who that is, and prints their name', async ({ stage }) => {
  expect(codeBlocks(['html'])).toHaveLength(1);
  await stage.open({ snippets: { page: [], server: [], settings: [] } });
  const { page, printed } = stage;
  await page.goto(`${pageUrl}/readme`);
  await stage.approveIn(await stage.opening(() => page.locator('oauth-login-button').click()));
  await expect(page.locator('oauth-user-badge').getByRole('button', { name: 'The Octocat' })).toBeVisible();
  expect(printed).toEqual(['The Octocat']);
});
