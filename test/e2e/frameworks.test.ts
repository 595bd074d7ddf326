import { fileURLToPath } from 'node:url';
import { test } from '@playwright/test';
import { isTried } from '../support/whole.js';
import { AppPage } from '../stacks/frameworks/app-page.js';
import { claimsOf, htmx, preact } from '../stacks/frameworks/framework.js';
import { openApp, type OpenedApp } from '../stacks/frameworks/open-app.js';

const packages = fileURLToPath(new URL('../../node_modules', import.meta.url));

// One browser: what differs here is how a framework treats elements. `npm run stacks` runs the others.
for (const [row, framework] of [preact, htmx].entries()) {
  test.describe(`an app of ${framework.name} @chromium`, () => {
    const current: { app?: OpenedApp } = {};
    test.beforeAll(async () => {
      current.app = await openApp({ ...framework, packages });
    });
    test.afterAll(async () => {
      await current.app?.close();
    });
    for (const [column, { claim, run }] of claimsOf(framework).entries())
      if (isTried(2, row, column))
        test(claim, async ({ browser }) => {
          await AppPage.use(browser, current.app?.url ?? '', run);
        });
  });
}
