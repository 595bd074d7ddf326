import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { pagePaths } from '../../demo/navigation.js';
import { root } from '../support/project-files.js';
import { isTried } from '../support/whole.js';
import { expect, test } from './same-page.js';

/** A file as it is on disk, by the name that a page shows. */
function fileNamed(name: string): string {
  const path = [join(root, 'demo/pages', name), join(root, name)].find((one) => existsSync(one));
  return readFileSync(path ?? name, 'utf8');
}

async function shownSources(page: Page): Promise<Record<string, string>> {
  const shown = await page
    .locator('.source details')
    .evaluateAll((files) =>
      files.map((file) => [
        file.querySelector('summary')?.textContent ?? '',
        file.querySelector('code')?.textContent ?? '',
      ]),
    );
  return Object.fromEntries(shown) as Record<string, string>;
}

/** The names of the scripts that a page loads, and that are no part of the demo's frame. */
const scriptsOf = (page: Page): Promise<string[]> =>
  page
    .locator('script[src]')
    .evaluateAll((scripts) =>
      scripts
        .map((script) => (script.getAttribute('src') ?? '').slice(1))
        .filter((name) => !['oauth-elements.js', 'copy-source.js'].includes(name)),
    );

for (const [row, path] of pagePaths.entries()) {
  if (!isTried(3, row, 4)) continue;
  test(`${path} shows its own files as they are`, { tag: '@chromium' }, async ({ page }) => {
    await page.goto(path);
    const shown = await shownSources(page);
    const names = Object.keys(shown);
    expect(names.length).toBeGreaterThan(0);
    if (path.endsWith('.html')) expect(names[0]).toBe(path.slice(1));
    expect(names).toEqual(expect.arrayContaining(await scriptsOf(page)));
    for (const [name, text] of Object.entries(shown)) expect(text).toBe(fileNamed(name));
    expect(shown[names[0] ?? '']).not.toContain('<nav');
  });
}

for (const name of ['events.html', 'events.js'])
  test(`a press of a key copies ${name} exactly, and says so`, { tag: '@chromium' }, async ({ page }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/events.html');
    const file = page.locator('.source details').filter({ has: page.locator('summary', { hasText: name }) });
    if (name !== 'events.html') await file.locator('summary').press('Enter');
    await page.getByRole('button', { name: `Copy ${name}` }).press('Enter');
    await expect(file.getByRole('status')).toHaveText('Copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(fileNamed(name));
  });

test(
  'a page without a clipboard selects its source exactly, and says so',
  { tag: '@page' },
  async ({ page }) => {
    // As on http at an address of the local network.
    await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await page.goto('/events.html');
    await page.getByRole('button', { name: 'Copy events.html' }).press('Enter');
    const status = page.locator('.source details').first().getByRole('status');
    await expect(status).toHaveText('Selected. Copy it with your keyboard or menu.');
    const selected = await page.evaluate(() => window.getSelection()?.getRangeAt(0).toString());
    expect(selected).toBe(fileNamed('events.html'));
  },
);
