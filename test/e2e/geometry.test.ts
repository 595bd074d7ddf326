import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';
import { press } from './states/element-state.js';
import { loginButtonStates } from './states/login-button.js';
import { sessionsStates } from './states/sessions.js';
import { sectionOf, showStates } from './states/show-states.js';
import { userBadgeStates } from './states/user-badge.js';

const { aria, tree } = loginButtonStates['a login button']!;
const github = '<oauth-login-button provider="github"></oauth-login-button>';

const enlargeText = (page: Page): Promise<void> =>
  page.evaluate(() => void (document.documentElement.style.fontSize = '200%'));

test(
  'two lines of words keep 3 px from the edges of a login button, and are not cut off',
  { tag: '@chromium' },
  async ({ page }) => {
    const name = 'Wilhelmina Featherstonehaugh';
    const state = { body: github, signedIn: ['github'], user: { name }, shown: '.tick', aria, tree };
    await showStates(page, { 'a long name': state });
    const { height } = (await page.locator('oauth-login-button [part=button]').boundingBox())!;
    const { lines, isCut } = await page.locator('oauth-login-button .now').evaluate((words) => {
      const range = document.createRange();
      range.selectNodeContents(words);
      const [box, letters] = [words.getBoundingClientRect(), range.getBoundingClientRect()];
      return {
        lines: [...new Set([...range.getClientRects()].map(({ top }) => top))],
        isCut: letters.top < box.top || letters.bottom > box.bottom,
      };
    });
    expect(lines.length).toBe(2);
    expect(isCut).toBe(false);
    // Both lines, of the height that lies between their tops, are in the middle of the button.
    expect((height - 2 * (lines[1]! - lines[0]!)) / 2).toBeGreaterThanOrEqual(3);
  },
);

test(
  'a login button of an icon alone is a square, with text of twice its size too',
  { tag: '@chromium' },
  async ({ page }) => {
    const names = ['of an icon alone', 'of an icon alone, whose login is under way'];
    await showStates(page, Object.fromEntries(names.map((name) => [name, loginButtonStates[name]!])));
    const sizes = async () =>
      Promise.all(
        names.map(async (name) => {
          const box = await sectionOf(page, name).locator('[part=button]').boundingBox();
          return [box!.width, box!.height];
        }),
      );
    expect(await sizes()).toEqual([
      [44, 44],
      [44, 44],
    ]);
    await enlargeText(page);
    expect(await sizes()).toEqual([
      [44, 44],
      [44, 44],
    ]);
  },
);

test(
  'in a list of sessions the buttons of all rows stand beside the words, or of all rows below them',
  { tag: '@chromium' },
  async ({ page }) => {
    const name = 'a list of sessions';
    await page.setViewportSize({ width: 800, height: 800 });
    await showStates(page, { [name]: sessionsStates[name]! });
    const rows = sectionOf(page, name).locator('li');
    expect(await rows.count()).toBe(3);
    const places = (): Promise<string[]> =>
      rows.evaluateAll((all) =>
        all.map((row) => {
          const words = row.querySelector('.words')!.getBoundingClientRect();
          return row.querySelector('button')!.getBoundingClientRect().top >= words.bottom
            ? 'below'
            : 'beside';
        }),
      );
    const placesIn = async (width: number): Promise<Set<string>> => {
      await page.addStyleTag({ content: `section { inline-size: ${String(width)}px !important }` });
      return new Set(await places());
    };
    const found: Set<string>[] = [];
    for (let width = 280; width <= 480; width += 10) found.push(await placesIn(width));
    expect(found.map(({ size }) => size)).toEqual(found.map(() => 1));
    expect([...(await placesIn(320))]).toEqual(['below']);
    expect([...(await placesIn(480))]).toEqual(['beside']);
  },
);

test(
  'the providers that a menu lists are indented below their row, which has an arrow',
  { tag: '@chromium' },
  async ({ page }) => {
    const name = 'with the other providers listed';
    await page.setViewportSize({ width: 800, height: 800 });
    await showStates(page, { [name]: userBadgeStates[name]! });
    const row = page.locator('oauth-user-badge [part=menu] .row[aria-expanded]');
    const [opener, mark] = await row.evaluate((one) => {
      const range = document.createRange();
      const text = [...one.childNodes].findLast(({ textContent }) => textContent?.trim());
      range.selectNodeContents(text!);
      return [
        range.getBoundingClientRect().left,
        one.parentElement!.querySelector('.inner .column')!.getBoundingClientRect().left,
      ];
    });
    expect(Math.abs(opener - mark)).toBeLessThanOrEqual(1);
    expect(await row.evaluate((one) => getComputedStyle(one, '::after').content)).toBe('""');
  },
);

test(
  'short words of two buttons below a login button stand at most 24 px apart, and take presses of 44 px',
  { tag: '@chromium' },
  async ({ page }) => {
    await showStates(page, { pending: { body: github, acts: [press], shown: '.note', aria, tree } });
    const [show, cancel] = await page.locator('oauth-login-button .choices .text').evaluateAll((all) => {
      for (const one of all) one.textContent = '取消';
      return all.map((one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        const { left, right, top } = range.getBoundingClientRect();
        const root = one.getRootNode() as ShadowRoot;
        let [first, last] = [left, right];
        while (root.elementFromPoint(first - 0.5, top + 8) === one) first -= 0.5;
        while (root.elementFromPoint(last + 0.5, top + 8) === one) last += 0.5;
        return { left, right, pressed: last - first };
      });
    });
    expect(cancel!.left - show!.right).toBeLessThanOrEqual(24);
    expect(Math.min(show!.pressed, cancel!.pressed)).toBeGreaterThanOrEqual(42);
  },
);

test(
  'with more contrast, the border of a login button has the colour of text, in light and dark',
  { tag: '@chromium' },
  async ({ page }) => {
    const buttons = ['github', 'microsoft', 'google', 'line'].map(
      (id) => `<oauth-login-button provider="${id}"></oauth-login-button>`,
    );
    await page.emulateMedia({ contrast: 'more', colorScheme: 'light' });
    await showStates(page, { brands: { body: buttons.join(''), shown: '[data-brand=github]', aria, tree } });
    const borders = (): Promise<string[]> =>
      page
        .locator('oauth-login-button [part=button]')
        .evaluateAll((all) => all.map((one) => getComputedStyle(one).borderTopColor));
    expect(await borders()).toEqual(buttons.map(() => 'rgb(20, 24, 28)'));
    await page.emulateMedia({ contrast: 'more', colorScheme: 'dark' });
    expect(await borders()).toEqual(buttons.map(() => 'rgb(238, 241, 243)'));
  },
);

test(
  'in forced colours, the line around an error is as wide as its login button',
  { tag: '@chromium' },
  async ({ page }) => {
    const name = 'whose window was blocked';
    await page.emulateMedia({ forcedColors: 'active' });
    await showStates(page, { [name]: loginButtonStates[name]! });
    const reach = await page.locator('oauth-login-button .note').evaluate((note) => {
      const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(note);
      return [outlineStyle, Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset)];
    });
    expect(reach).toEqual(['solid', 0]);
  },
);
