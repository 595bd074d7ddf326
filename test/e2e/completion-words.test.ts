import type { Page } from '@playwright/test';
import { isTried } from '../support/whole.js';
import { expect, test } from './fixtures.js';
import { approve, eventsOf, failed, finalEvents, finishIn, popupOf, signedIn, started } from './steps.js';

type CompletePage = '' | 'own' | 'notice';

const names: Readonly<Record<CompletePage, string>> = {
  '': 'the built-in completion page',
  own: 'a completion page of the site’s own',
  notice: 'a completion page out of the settings',
};

const openFrom = (page: Page, completePage: CompletePage): Promise<Page> => {
  const which = completePage ? `[complete-page="${completePage}"]` : ':not([complete-page])';
  return popupOf(page, page.locator(`oauth-login-button${which}`));
};

const cancel = (popup: Page) => popup.getByRole('button', { name: 'Cancel' }).click();

for (const [key, name] of Object.entries(names)) {
  test(`${name} closes itself after a failure and after a success, with one login each`, async ({ page }) => {
    await page.goto('/completion.html');
    const popup = await openFrom(page, key as CompletePage);
    const closing = popup.waitForEvent('close');
    await cancel(popup);
    await closing;
    await eventsOf(page, 2);
    await finishIn(await openFrom(page, key as CompletePage), 'demo');
    await eventsOf(page, 4);
    expect(await finalEvents(page)).toMatchObject([
      started('demo'),
      failed('demo', 'access_denied'),
      started('demo'),
      signedIn('demo', 'interactive'),
    ]);
  });
}

interface Told {
  readonly locale: string;
  readonly completePage: CompletePage;
  readonly success: readonly [heading: string, ...more: string[]];
  readonly failure: readonly [heading: string, ...more: string[]];
}

const english = {
  success: 'You’re signed in with Demo ID.',
  failure: 'Sign-in was cancelled at Demo ID. Nothing was changed.',
};
const chinese = { success: '您已通过 Demo ID 登录。', failure: '已在 Demo ID 取消登录。没有任何更改。' };
const stays = 'This window would close itself if your browser let it.';

const told: readonly Told[] = [
  {
    locale: 'en-GB',
    completePage: '',
    success: [
      'You’re signed in',
      'You’re signed in as Ada Lovelace.',
      'You can close this window and go back to the page you came from.',
    ],
    failure: ['Sign-in cancelled', 'Nothing was changed.'],
  },
  {
    locale: 'zh-CN',
    completePage: '',
    success: ['登录成功', '您已登录为 Ada Lovelace。', '您可以关闭此窗口，返回之前的页面。'],
    failure: ['登录已取消', '没有任何更改。'],
  },
  {
    locale: 'en-GB',
    completePage: 'notice',
    success: ['Welcome on board', english.success, stays],
    failure: ['Not this time', `Demo ID: ${english.failure}`],
  },
  {
    locale: 'zh-CN',
    completePage: 'notice',
    success: ['Welcome on board', chinese.success, stays],
    failure: ['Not this time', `Demo ID: ${chinese.failure}`],
  },
  { locale: 'en-GB', completePage: 'own', success: ['Welcome aboard'], failure: ['Sign-in didn’t finish'] },
];

for (const { locale, completePage, success, failure } of told) {
  const column = Object.keys(names).indexOf(completePage);
  if (!isTried(2, locale === 'en-GB' ? 0 : 1, column)) continue;
  test.describe(locale, () => {
    test.use({ locale });
    const title = `in ${locale} ${names[completePage]} that cannot close tells success and failure apart`;
    test(title, async ({ page, context }) => {
      await context.addInitScript(() => {
        window.close = () => undefined;
      });
      await page.goto('/completion.html');
      const refused = await openFrom(page, completePage);
      await cancel(refused);
      await expectTold(refused, failure, success[0]);
      await eventsOf(page, 2);
      const allowed = await openFrom(page, completePage);
      await approve(allowed, 'demo');
      await expectTold(allowed, success, failure[0]);
      await eventsOf(page, 4);
    });
  });
}

async function expectTold(popup: Page, [heading, ...more]: Told['success'], other: string): Promise<void> {
  await expect(popup.getByRole('heading', { name: heading, exact: true })).toBeVisible();
  for (const text of more) await expect(popup.getByText(text, { exact: true })).toBeVisible();
  await expect(popup.getByRole('heading', { name: other, exact: true })).toBeHidden();
}
