import type { Page } from '@playwright/test';
import { pagePaths } from '../../demo/navigation.js';

/** Every page of the demo, those outside of its menu too. */
export const demoPages: readonly string[] = [...pagePaths, '/complete.html', '/framed.html'];

/** Opens a page of the demo; settles once its elements are defined and know who is signed in. */
export async function openDemoPage(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.evaluate(async () => {
    const elements = [...document.querySelectorAll(':not(:defined)')];
    await Promise.all(elements.map(({ localName }) => customElements.whenDefined(localName)));
    await fetch('/api/oauth/session');
  });
}
