import type { Page } from '@playwright/test';
import { appUrl } from './addresses.js';
import { expect, test } from './fixtures.js';
import { eventsOf, failed, finishIn, loginButton, signedIn, started } from './steps.js';

/** The element that has the focus, by its tag and, in its shadow root, its part. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const path: string[] = [];
    let active = document.activeElement;
    while (active) {
      path.push([active.localName, active.id, active.getAttribute('part')].filter(Boolean).join(' '));
      active = active.shadowRoot?.activeElement ?? null;
    }
    return path.join(' > ');
  });

/** Opens a page of the site that consists of this, where every element works. */
async function openPage(page: Page, body: string): Promise<void> {
  const script = '<script type="module" src="/oauth-elements.js"></script>';
  const html = `<!doctype html><html lang="en"><title>Focus</title>${script}<body>${body}`;
  await page.route('**/focus.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto(`${appUrl}/focus.html`);
  // It is called so once all of its parts and the endpoint's list are there.
  await expect(loginButton(page, 'demo')).toMatchAriaSnapshot('- button "Sign in with Demo ID"');
}

const own = '<button id="before">Before</button>';
const next = '<button id="after">After</button>';
const button = '<oauth-login-button provider="demo"></oauth-login-button>';

/** Begins a login by the keyboard, from the element before the button. */
async function pressEnter(page: Page): Promise<Page> {
  await page.locator('#before').focus();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('oauth-login-button > button button');
  const opening = page.waitForEvent('popup');
  await page.keyboard.press('Enter');
  return opening;
}

test('who closes the window of a login is at the button again, hears that it was cancelled, and goes on from there', async ({
  page,
}) => {
  await openPage(page, own + button + next);
  const popup = await pressEnter(page);
  await popup.getByRole('button', { name: 'Cancel' }).waitFor();
  await popup.close();
  // The person is back: a key that moves nothing.
  await page.keyboard.press('Shift');
  expect(await eventsOf(page, 2)).toMatchObject([started('demo'), failed('demo', 'login_cancelled')]);
  await expect(loginButton(page, 'demo')).toMatchAriaSnapshot(`
    - button "Sign in with Demo ID"
    - status: Sign-in with Demo ID was cancelled. Nothing was changed.
  `);
  await expect(loginButton(page, 'demo').locator('[part=error]')).toBeHidden();
  expect(await focused(page)).toBe('oauth-login-button > button button');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('button after');
  await page.keyboard.press('Shift+Tab');
  const opening = page.waitForEvent('popup');
  await page.keyboard.press('Enter');
  await finishIn(await opening, 'demo');
  expect((await eventsOf(page, 4)).slice(2)).toMatchObject([
    started('demo'),
    signedIn('demo', 'interactive'),
  ]);
  await expect(loginButton(page, 'demo').getByRole('status')).toHaveText('You’re signed in with Demo ID.');
});

test('who has put the focus elsewhere meanwhile keeps it there when the login is cancelled', async ({
  page,
}) => {
  await openPage(page, own + button + next);
  const popup = await pressEnter(page);
  await popup.getByRole('button', { name: 'Cancel' }).waitFor();
  await page.locator('#after').focus();
  await popup.close();
  await page.keyboard.press('Shift');
  await eventsOf(page, 2);
  await expect(loginButton(page, 'demo').getByRole('status')).toHaveText(/was cancelled/);
  expect(await focused(page)).toBe('button after');
});

for (const [where, body, at] of [
  ['a button stays at it', button, 'oauth-login-button > button button'],
  [
    'a button in a badge goes to the badge of the person',
    `<oauth-user-badge>${button.replace(' ', ' slot="signed-out" ')}</oauth-user-badge>`,
    'oauth-user-badge > button badge',
  ],
] as const) {
  test(`after a login the focus of ${where}, and goes on from there`, async ({ page }) => {
    await openPage(page, own + body + next);
    await finishIn(await pressEnter(page), 'demo');
    await eventsOf(page, 2);
    await expect.poll(() => focused(page)).toBe(at);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('button after');
  });
}
