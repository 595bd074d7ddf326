import { authRows, loginRows } from '../readme/page-rows.js';
import { laterRows } from '../readme/page-rows-later.js';
import { pageUrl, startPageGitHub } from '../readme/page-site.js';
import { PageStage } from '../readme/page-stage.js';
import { codeBlocks, pairsOf, unpaired } from '../tools/flet-table.js';
import { expect, test as base } from './fixtures.js';

const test = base.extend<{ stage: PageStage }, { gitHub: undefined }>({
  gitHub: [
    async ({}, use) => {
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

for (const { row, snippet, exercise } of pairsOf('page', pageRows)) {
  test(`in place of Flet’s ${row.flet}, \`${snippet}\` ${exercise.claim}`, async ({ stage }) => {
    await stage.open(row, exercise.scope);
    await exercise.run(stage, snippet);
  });
}

test('the README’s table has no snippet of the page that nothing runs', () => {
  expect(unpaired('page', pageRows)).toEqual([]);
});

test('the README’s page signs in, shows who that is, and prints their name', async ({ stage }) => {
  expect(codeBlocks(['html'])).toHaveLength(1);
  await stage.open({ snippets: { page: [], server: [], settings: [] } });
  const { page, printed } = stage;
  await page.goto(`${pageUrl}/readme`);
  await stage.approveIn(await stage.opening(() => page.locator('oauth-login-button').click()));
  await expect(page.locator('oauth-user-badge').getByText('The Octocat')).toBeVisible();
  expect(printed).toEqual(['The Octocat']);
});
