import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';
import { showStates } from './states/show-states.js';
import { stateTables } from './states/tables.js';

/**
 * The texts of all elements whose last character stands on the wrong side of the one before it: a full stop, a colon or an ellipsis
 * belongs to the right of Latin letters, and to the left of Arabic ones. So does the button that follows a sentence on its line.
 */
const misplacedEnds = (page: Page): Promise<{ misplaced: string[]; count: number }> =>
  page.evaluate(() => {
    const rootsIn = (root: ParentNode): ParentNode[] => [
      root,
      ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? rootsIn(shadowRoot) : [])),
    ];
    const boxOf = (text: Text, at: number): DOMRect => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect();
    };
    const textsIn = (root: Node): Text[] => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      return texts;
    };
    const ends = rootsIn(document)
      .filter((root) => root instanceof ShadowRoot)
      .flatMap(textsIn)
      .map((text) => ({ text, end: /[\p{L}\p{N}][\u2066-\u2069]*([.…:؟])\s*$/u.exec(text.data) }))
      .flatMap(({ text, end }) =>
        end ? [{ text, before: end.index, last: text.data.lastIndexOf(end[1]!) }] : [],
      )
      .filter(({ text }) => text.parentElement!.checkVisibility({ visibilityProperty: true }))
      // A live region is as small as a pixel.
      .filter(({ text }) => text.parentElement!.getBoundingClientRect().width > 1)
      .map(({ text, before, last }) => ({
        text,
        letter: boxOf(text, before),
        end: boxOf(text, last),
        at: before,
      }))
      // On one line, and not in a button of an icon alone, whose letters have no size.
      .filter(({ letter, end }) => letter.top === end.top && letter.width > 0);
    const followed = ends.flatMap(({ text, end }) => {
      const next = text.parentElement!.closest('[part=error]')?.nextElementSibling?.getBoundingClientRect();
      const isLast = text.parentElement!.closest('[part=error]')?.textContent.endsWith(text.data) === true;
      const middle = next ? next.top + next.height / 2 : NaN;
      const isOnLine = next && middle > end.top && middle < end.bottom;
      return isLast && isOnLine ? [{ text, letter: end, end: next }] : [];
    });
    // A name in Latin letters may end an Arabic sentence: the first letter tells which one it is.
    const misplaced = [...ends, ...followed].filter(({ text, letter, end }) =>
      /^[^\p{L}]*\p{Script=Arabic}/u.test(text.data) ? end.left >= letter.left : end.left <= letter.left,
    );
    return { misplaced: misplaced.map(({ text }) => text.data.trim()), count: ends.length };
  });

for (const [tag, states] of Object.entries(stateTables))
  for (const [what, lang, direction] of [
    ['Arabic words in a page from left to right', 'ar', 'ltr'],
    ['English words in a page from right to left, of a language that is missing', 'fa', 'rtl'],
  ] as const)
    test(
      `${what}, of ${tag}: a sentence ends where its letters end`,
      { tag: '@chromium' },
      async ({ page }) => {
        await page.setViewportSize({ width: 1400, height: 2600 });
        await showStates(page, states, `dir="${direction}"`);
        await page.evaluate((value) => (document.documentElement.lang = value), lang);
        const words = lang === 'ar' ? /\p{Script=Arabic}/u : /Sign|device|account/;
        await expect(page.locator('main')).toContainText(words);
        const { misplaced, count } = await misplacedEnds(page);
        expect(misplaced).toEqual([]);
        expect(count).toBeGreaterThan(0);
      },
    );
