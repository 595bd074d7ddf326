import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';
import { showStates } from './states/show-states.js';
import { stateTables } from './states/tables.js';

/**
 * What can be pressed and is smaller than 44 px in some direction; the label of a checkbox is pressed, too. Buttons that are only text can
 * be pressed beyond their box, which no box tells.
 */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const rootsIn = (root: ParentNode): ParentNode[] => [
      root,
      ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? rootsIn(shadowRoot) : [])),
    ];
    return rootsIn(document)
      .filter((root) => root instanceof ShadowRoot)
      .flatMap((root) => [...root.querySelectorAll('button:not(.text), a[href], input')])
      .map((target) => target.closest('label') ?? target)
      .filter((target) => {
        const { width, height } = target.getBoundingClientRect();
        return target.checkVisibility() && Math.min(width, height) < 43.5;
      })
      .map(({ outerHTML }) => outerHTML);
  });

/** Words that reach out of the control or the section that they are in. */
const wordsOutside = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const rootsIn = (root: ParentNode): ParentNode[] => [
      root,
      ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? rootsIn(shadowRoot) : [])),
    ];
    return [...document.querySelectorAll('section')].flatMap((section) => {
      const right = section.getBoundingClientRect().right;
      return rootsIn(section)
        .flatMap((root) => [
          ...root.querySelectorAll(
            '[part=button], [part=error], [part=end], .more, h1, h2, h3, p, [part=remember]',
          ),
        ])
        .filter((one) => one.checkVisibility())
        .filter((one) => {
          const range = document.createRange();
          range.selectNodeContents(one);
          const [words, box] = [range.getBoundingClientRect(), one.getBoundingClientRect()];
          return (
            words.right > Math.min(box.right, right) + 1 ||
            (one.matches('button') && words.bottom > box.bottom + 1)
          );
        })
        .map((one) => `${section.ariaLabel ?? ''}: ${one.outerHTML.slice(0, 200)}`);
    });
  });

/** What WCAG 1.4.12 lets people set, in every shadow root too. */
const spaceOut = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }',
    );
    const add = (root: Document | ShadowRoot): void => {
      root.adoptedStyleSheets.push(sheet);
      for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) add(shadowRoot);
    };
    add(document);
  });

const tags = [
  'oauth-login-button',
  'oauth-login-panel',
  'oauth-user-badge',
  'oauth-sessions',
  'the other elements',
];

for (const tag of tags) {
  test(
    `in 320 px, with text of twice its size or spaced out, ${tag} shows all its words, and targets of 44 px`,
    { tag: '@chromium' },
    async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 2400 });
      await showStates(page, stateTables[tag]!);
      expect(await smallTargets(page)).toEqual([]);
      const overflow = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
      expect([await overflow(), await wordsOutside(page)]).toEqual([320, []]);
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      expect([await overflow(), await wordsOutside(page)]).toEqual([320, []]);
      await page.evaluate(() => (document.documentElement.style.fontSize = ''));
      await spaceOut(page);
      expect([await overflow(), await wordsOutside(page)]).toEqual([320, []]);
    },
  );
}
