import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';
import { approve, eventsOf, loginButton, openPopup } from './steps.js';

declare global {
  interface Window {
    /** What the live regions of login buttons have said, in order. */
    said: string[];
  }
}

/** Writes down each change of what a live region says. */
async function listen(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('oauth-login-button')].every((one) =>
      one.shadowRoot?.querySelector('[role=status]'),
    ),
  );
  // Buttons call the provider what the endpoint's list does, once that is there.
  await page.evaluate(async () => {
    const probe = document.createElement('oauth-login-button');
    probe.provider = 'demo';
    document.body.append(probe);
    while (!probe.shadowRoot?.textContent.includes('Demo ID')) await new Promise(requestAnimationFrame);
    probe.remove();
  });
  await page.evaluate(() => {
    window.said = [];
    for (const one of document.querySelectorAll('oauth-login-button')) {
      const region = one.shadowRoot!.querySelector('[role=status]')!;
      let last = '';
      new MutationObserver(() => {
        const text = region.textContent.trim();
        if (text && text !== last) window.said.push(text);
        last = text;
      }).observe(region, { subtree: true, childList: true, characterData: true });
    }
  });
}

const focusedName = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('provider'));

const ends = [
  ['success', 'Ada Lovelace', ['You’re signed in with Demo ID.']],
  ['a refusal', 'Cancel', ['Sign-in was cancelled at Demo ID. Nothing was changed.']],
] as const;

for (const [what, press, sentences] of ends) {
  test(`a login and its end, ${what}, are announced once each, and the keyboard goes on at the button`, async ({
    page,
  }) => {
    await page.goto('/');
    await listen(page);
    await loginButton(page, 'demo').focus();
    const opening = page.waitForEvent('popup');
    await page.keyboard.press('Enter');
    const popup = await opening;
    await expect(loginButton(page, 'demo')).toMatchAriaSnapshot(`
      - button "Waiting for Demo ID…"
      - status: Signing in with Demo ID…
    `);
    const closing = popup.waitForEvent('close');
    await popup.getByRole('button', { name: press }).click();
    await closing;
    await eventsOf(page, 2);
    await expect(loginButton(page, 'demo').getByRole('status')).toHaveText(sentences[0]);
    await expect(loginButton(page, 'demo')).toMatchAriaSnapshot(`
      - button /^Sign(ed)? in/
      - status: ${sentences[0]}
    `);
    expect(await page.evaluate(() => window.said)).toEqual(['Signing in with Demo ID…', ...sentences]);
    expect(await focusedName(page)).toBe('demo');
  });
}

test('a click on another button while a login is under way leaves one window, and one button that is busy', async ({
  page,
  context,
}) => {
  await page.goto('/');
  await listen(page);
  const first = await openPopup(page, 'demo');
  const closing = first.waitForEvent('close');
  const second = await openPopup(page, 'github');
  await closing;
  expect(context.pages()).toHaveLength(2);
  const busy = page.locator('oauth-login-button button[aria-busy=true]');
  await expect(busy).toHaveCount(1);
  await expect(busy).toHaveAccessibleName('Waiting for GitHub…');
  await approve(second, 'github');
  await eventsOf(page, 4);
  await expect(busy).toHaveCount(0);
  await expect(loginButton(page, 'demo').getByRole('status')).toHaveText('');
  expect(await page.evaluate(() => window.said)).toEqual([
    'Signing in with Demo ID…',
    'Signing in with GitHub…',
    'You’re signed in with GitHub.',
  ]);
});

test('the browser’s accessibility tree has the button, its name, and that it is busy @chromium', async ({
  page,
  context,
}) => {
  await page.goto('/');
  await listen(page);
  const client = await context.newCDPSession(page);
  const buttons = async (): Promise<unknown[]> => {
    const { nodes } = await client.send('Accessibility.getFullAXTree');
    return nodes
      .filter(
        ({ role, name }) =>
          role?.value === 'button' && /^(Sign in with|Waiting for) Demo/.test(String(name?.value)),
      )
      .map(({ name, properties = [] }) => ({
        name: name?.value as unknown,
        busy: properties.some((one) => one.name === 'busy' && one.value.value === 1),
      }));
  };
  const coop = { name: 'Sign in with Demo ID with COOP', busy: false };
  expect(await buttons()).toEqual([{ name: 'Sign in with Demo ID', busy: false }, coop]);
  const popup = await openPopup(page, 'demo');
  await expect(loginButton(page, 'demo').getByRole('status')).not.toHaveText('');
  expect(await buttons()).toEqual([{ name: 'Waiting for Demo ID…', busy: true }, coop]);
  await popup.close();
  await page.bringToFront();
  await loginButton(page, 'demo').focus();
  await expect.poll(buttons).toEqual([{ name: 'Sign in with Demo ID', busy: false }, coop]);
});
