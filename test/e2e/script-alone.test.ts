import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';
import { finalEvents, eventsOf, signedIn, signInByPopup, started } from './steps.js';

// Firefox reports an import that failed, though somebody catches it.
test.use({ refusals: /chunks|dynamically imported/ });

/** What the console tells the developer of a page. */
function linesOf(page: Page): string[] {
  const lines: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith('oauth-elements: ')) lines.push(message.text());
  });
  return lines;
}

/** Writes `<meta name="oauth-debug" content="false">` into the page. */
async function silence(page: Page): Promise<void> {
  await page.route('/script-tag.html', async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const body = html.replace('<script', '<meta name="oauth-debug" content="false" /><script');
    await route.fulfill({ response, body });
  });
}

/** The turns in which the page tells what it has to tell have passed: an import that fails takes as many. */
const settled = (page: Page): Promise<unknown> =>
  page.evaluate(`import('/chunks/none.js').catch(() => undefined)`);

/** The script as somebody has it who copied dist/oauth-elements.js alone. */
async function openWithoutParts(page: Page): Promise<void> {
  await page.route('**/chunks/**', (route) => route.fulfill({ status: 404, body: 'Not found' }));
  const lost = page.waitForResponse('**/chunks/dress-button-*');
  await page.goto('/script-tag.html');
  await lost;
  await settled(page);
}

test.describe('the script without the parts that it loads later', () => {
  test('tells the developer once what to copy, and signs people in', async ({ page }) => {
    const lines = linesOf(page);
    await openWithoutParts(page);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^oauth-elements: parts_missing: .*dist\/chunks\//);
    await signInByPopup(page, 'github');
    await eventsOf(page, 2);
    expect(await finalEvents(page)).toMatchObject([started('github'), signedIn('github', 'interactive')]);
    expect(lines).toHaveLength(1);
  });

  test('tells nothing where the page says so', async ({ page }) => {
    const lines = linesOf(page);
    await silence(page);
    await openWithoutParts(page);
    expect(lines).toEqual([]);
  });
});

/** A page whose badge is defined by another script before ours. */
async function openWithOthersBadge(page: Page): Promise<void> {
  await page.addInitScript(() => {
    customElements.define('oauth-user-badge', class extends HTMLElement {});
  });
  await page.goto('/script-tag.html');
  await expect(page.getByRole('button', { name: 'Sign in with GitHub' })).toBeVisible();
}

test.describe('an element that another script has defined before', () => {
  test('is told to the developer once, by its name, and the other elements work', async ({ page }) => {
    const lines = linesOf(page);
    await openWithOthersBadge(page);
    await expect.poll(() => lines.length).toBe(1);
    expect(lines[0]).toMatch(
      /^oauth-elements: tag_taken oauth-user-badge: Another script .*<oauth-user-badge>/,
    );
    await signInByPopup(page, 'github');
    await eventsOf(page, 2);
    expect(await finalEvents(page)).toMatchObject([started('github'), signedIn('github', 'interactive')]);
  });

  test('is told nowhere where the page says so', async ({ page }) => {
    const lines = linesOf(page);
    await silence(page);
    const told = page.waitForResponse('**/chunks/report-taken-tags-*');
    await openWithOthersBadge(page);
    await told;
    await settled(page);
    expect(lines).toEqual([]);
  });

  test('is told nowhere where it is another copy of ours', async ({ page }) => {
    const lines = linesOf(page);
    await page.addInitScript(() => {
      class OfAnotherCopy extends HTMLElement {
        static define = true;
        static finalizeStyles = true;
      }
      customElements.define('oauth-user-badge', OfAnotherCopy);
    });
    await page.goto('/script-tag.html');
    await expect(page.getByRole('button', { name: 'Sign in with GitHub' })).toBeVisible();
    await settled(page);
    expect(lines).toEqual([]);
  });
});
