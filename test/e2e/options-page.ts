import type { Page } from '@playwright/test';
import { popupOf, type ProviderId } from './steps.js';

/** Options of `session.login()`, as `/options.html` offers them. */
export interface Wishes {
  readonly provider: ProviderId;
  readonly scope?: string;
  readonly fetchUser?: boolean;
  readonly fetchGroups?: boolean;
  readonly account?: boolean;
}

/** Fills the form of `/options.html` in, and presses its button; answers the popup. */
export async function openByOptions(page: Page, wishes: Wishes): Promise<Page> {
  const { provider, scope = '', fetchUser = true, fetchGroups = false, account = false } = wishes;
  await page.goto('/options.html');
  const form = page.locator('#login');
  // Shown by the page's script: before that nothing listens to the form.
  await form.locator('#call:not(:empty)').waitFor();
  await form.locator('[name=provider]').selectOption(provider);
  await form.locator('[name=scope]').fill(scope);
  await form.locator('[name=fetchUser]').setChecked(fetchUser);
  await form.locator('[name=fetchGroups]').setChecked(fetchGroups);
  await form.locator('[name=account]').setChecked(account);
  return popupOf(page, form.getByRole('button', { name: 'Sign in', exact: true }));
}
