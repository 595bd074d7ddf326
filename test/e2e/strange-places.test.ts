import type { FrameLocator, Locator, Page } from '@playwright/test';
import { appUrl } from './addresses.js';
import { expect, test } from './fixtures.js';
import { eventsOf, finishIn, signedIn, started } from './steps.js';
import { inFirefoxUnless } from './two-browsers.js';

const script = '<script type="module" src="/oauth-elements.js"></script>';
const button = '<oauth-login-button provider="demo"></oauth-login-button>';
const badge = '<oauth-user-badge provider="demo"></oauth-user-badge>';

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

/** A page as the text of a frame's attribute. */
const srcdoc = `${script}${button}${badge}`.replaceAll('"', '&quot;');

const allowed = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';

for (const [what, sandbox] of [
  ['a frame of a page’s own text', ''],
  ['a sandboxed frame of a page’s own text that may open windows', `sandbox="${allowed}"`],
] as const) {
  test(`${what} signs in by a window, and tells the developer of nothing`, async ({ page }) => {
    const lines: string[] = [];
    page.on('console', (message) => {
      if (message.text().startsWith('oauth-elements')) lines.push(message.text());
    });
    await openPage(page, `<iframe ${sandbox} srcdoc="${srcdoc}"></iframe>`);
    const frame = page.frameLocator('iframe');
    await signInWith(page, buttonIn(frame));
    await expect(
      frame.locator('oauth-user-badge').getByRole('button', { name: 'Ada Lovelace' }),
    ).toBeVisible();
    expect(lines).toEqual([]);
  });
}

test('a frame of a page’s own text that may open no window says so', async ({ page, context }) => {
  await openPage(page, `<iframe sandbox="allow-scripts allow-same-origin" srcdoc="${srcdoc}"></iframe>`);
  const place = buttonIn(page.frameLocator('iframe'));
  await place.click();
  await expect(place.getByRole('status')).toHaveText(/^Your browser blocked the sign-in window\./);
  expect(context.pages()).toHaveLength(1);
});

test('a button that the page takes out of a frame looks as it did, and signs in', async ({ page }) => {
  await openPage(page, `<iframe srcdoc="${srcdoc}"></iframe>`);
  await expect(buttonIn(page.frameLocator('iframe')).getByRole('status')).toBeAttached();
  // Playwright reaches no element of another window's script in Firefox: what counts is where the person points.
  const { before, after } = await page.evaluate(() => {
    const moved = document.querySelector('iframe')!.contentDocument!.querySelector('oauth-login-button')!;
    const sizes = (): number[] => [moved.clientWidth, moved.clientHeight];
    const sizesBefore = sizes();
    document.body.append(moved);
    return {
      before: sizesBefore,
      after: { sizes: sizes(), place: moved.getBoundingClientRect().toJSON() as DOMRect },
    };
  });
  expect(after.sizes).toEqual(before);
  const opening = page.waitForEvent('popup');
  await page.mouse.click(after.place.x + 30, after.place.y + 20);
  await finishIn(await opening, 'demo');
  expect(await eventsOf(page, 2)).toMatchObject([started('demo'), signedIn('demo', 'interactive')]);
});

test.describe('without an origin', () => {
  // The endpoint lets no page without an origin read its answer.
  test.use({ refusals: /^Cross-Origin Request Blocked: .*\/api\/oauth\/(session|providers)/ });

  for (const sandbox of ['allow-scripts', 'allow-scripts allow-popups']) {
    test(
      `a frame sandboxed with ${sandbox}, which has no origin and no cookies, says so and opens nothing`,
      inFirefoxUnless(!sandbox.includes('popups')),
      async ({ page, context }) => {
        // The framed page asks for its session once it is ready to refuse logins.
        const prepared = page.waitForRequest(
          (request) => request.url().includes('/oauth/session') && request.frame() !== page.mainFrame(),
        );
        await openPage(page, `<iframe sandbox="${sandbox}" src="/framed.html"></iframe>`);
        await prepared;
        const place = buttonIn(page.frameLocator('iframe'));
        await expect(place.getByRole('button', { name: 'Sign in with Demo' })).toBeVisible();
        await place.click();
        await expect(place.getByRole('status')).toHaveText(/cookies here.*open this page in its own tab/);
        await expect(place.getByRole('button').first()).toBeEnabled();
        expect(context.pages()).toHaveLength(1);
      },
    );
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
  test(`a button ${where} signs in with one login`, { tag: '@page' }, async ({ page }) => {
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

test(
  'a form is not submitted by the button in it, and Enter in its field begins no login',
  { tag: '@page' },
  async ({ page, context }) => {
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
  },
);
