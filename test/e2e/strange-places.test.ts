import type { FrameLocator, Locator, Page } from '@playwright/test';
import { appUrl } from './addresses.js';
import { expect, test } from './fixtures.js';
import { eventsOf, finishIn, signedIn, started } from './steps.js';

const script = '<script type="module" src="/oauth-elements.js"></script>';
const button = '<oauth-login-button provider="demo"></oauth-login-button>';

/** Opens a page of the site that consists of this. */
async function openPage(page: Page, body: string): Promise<void> {
  const html = `<!doctype html><html lang="en"><title>A strange place</title>${script}<body>${body}`;
  await page.route('**/strange.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto(`${appUrl}/strange.html`);
}

async function signInWith(page: Page, place: Locator): Promise<void> {
  const opening = page.waitForEvent('popup');
  await place.click();
  await finishIn(await opening, 'demo');
}

const buttonIn = (place: Page | FrameLocator): Locator => place.locator('oauth-login-button');

test.describe('without an origin', () => {
  // The endpoint lets no page without an origin read its answer.
  test.use({ refusals: /^Cross-Origin Request Blocked: .*\/api\/oauth\/session/ });

  for (const sandbox of ['allow-scripts', 'allow-scripts allow-popups']) {
    test(`a frame sandboxed with ${sandbox}, which has no origin and no cookies, says so and opens nothing`, async ({
      page,
      context,
    }) => {
      await openPage(page, `<iframe sandbox="${sandbox}" src="/framed.html"></iframe>`);
      const place = buttonIn(page.frameLocator('iframe'));
      await expect(place.getByRole('button', { name: 'Sign in with Demo' })).toBeVisible();
      await place.click();
      await expect(place.getByRole('status')).toHaveText(/cookies here.*open this page in its own tab/);
      await expect(place.getByRole('button')).toBeEnabled();
      expect(context.pages()).toHaveLength(1);
    });
  }
});

const places: Readonly<Record<string, string>> = {
  'cloned from a template': `<template>${button}</template><script>
    document.body.append(document.querySelector('template').content.cloneNode(true))</script>`,
  'in a modal dialog': `<dialog>${button}</dialog><script>document.querySelector('dialog').showModal()</script>`,
  'in a closed shadow root': `<div><template shadowrootmode="closed">${button}</template></div>`,
  'removed and added in the task that made it': `<p></p><script>
    const made = document.createElement('oauth-login-button');
    for (const provider of ['nobody', 'demo']) {
      made.provider = provider;
      document.body.append(made);
      made.remove();
      document.querySelector('p').append(made);
    }</script>`,
};

for (const [where, body] of Object.entries(places)) {
  test(`a button ${where} signs in with one login`, async ({ page }) => {
    await openPage(page, body);
    // A closed root hides it from every query, and not from the pointer.
    const { x, y } = await page.evaluate(async () => {
      await customElements.whenDefined('oauth-login-button');
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const found = document.querySelector('oauth-login-button, div')!.getBoundingClientRect();
      return { x: found.x + 30, y: found.y + found.height / 2 };
    });
    const opening = page.waitForEvent('popup');
    await page.mouse.click(x, y);
    await finishIn(await opening, 'demo');
    expect(await eventsOf(page, 2)).toMatchObject([started('demo'), signedIn('demo', 'interactive')]);
  });
}

test('a form is not submitted by the button in it, and Enter in its field begins no login', async ({
  page,
  context,
}) => {
  await openPage(
    page,
    `<form action="/sent.html"><input name="note" />${button}<button>Send</button></form>`,
  );
  await page.evaluate(() => {
    document.querySelector('form')!.addEventListener('submit', (event) => {
      event.preventDefault();
      document.title += ` submitted by ${event.submitter?.textContent}`;
    });
  });
  await page.locator('input').press('Enter');
  expect(await page.title()).toBe('A strange place submitted by Send');
  expect(context.pages()).toHaveLength(1);
  await signInWith(page, buttonIn(page));
  expect(await eventsOf(page, 2)).toMatchObject([started('demo'), signedIn('demo', 'interactive')]);
  expect(await page.title()).toBe('A strange place submitted by Send');
});
