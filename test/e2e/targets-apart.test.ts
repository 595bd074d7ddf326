import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';
import { showStates } from './states/show-states.js';
import { stateTables } from './states/tables.js';

/** Puts a button of the page directly above and directly below the element of each state. */
const addNeighbours = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const section of document.querySelectorAll('section'))
      for (const place of ['afterbegin', 'beforeend'] as const) {
        const neighbour = document.createElement('button');
        neighbour.className = 'neighbour';
        neighbour.style.cssText =
          'display: block; inline-size: 100%; block-size: 44px; padding: 0; border: 0';
        section.insertAdjacentElement(place, neighbour);
      }
  });

/** Where a press on the page's button would go to the element. What lies over the page, such as a menu, may cover it. */
const takenPresses = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const pressedAt = (x: number, y: number): Element | null => {
      let pressed = document.elementFromPoint(x, y);
      for (;;) {
        const inside = pressed?.shadowRoot?.elementFromPoint(x, y) ?? null;
        if (!inside || inside === pressed) return pressed;
        pressed = inside;
      }
    };
    return [...document.querySelectorAll('.neighbour')].flatMap((neighbour) => {
      const { left, top, width, height } = neighbour.getBoundingClientRect();
      for (let y = top + 0.5; y < top + height; y += 3)
        for (let x = left + 2; x < left + width; x += 12) {
          const pressed = pressedAt(x, y);
          if (pressed !== neighbour && !pressed?.closest('.over, :popover-open'))
            return [
              `${neighbour.parentElement?.ariaLabel ?? ''}: ${String(y - top)} px below its top: ${pressed?.outerHTML ?? ''}`,
            ];
        }
      return [];
    });
  });

/** The buttons of plain words that take presses in less than 44 px of height. */
const lowTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const rootsIn = (root: ParentNode): ParentNode[] => [
      root,
      ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? rootsIn(shadowRoot) : [])),
    ];
    return [...document.querySelectorAll('section')].flatMap((section) =>
      rootsIn(section)
        .flatMap((root) => [...root.querySelectorAll('button.text')])
        .filter((button) => button.checkVisibility())
        .flatMap((button) => {
          const { left, top, width, height } = button.getBoundingClientRect();
          const x = left + width / 2;
          const root = button.getRootNode() as ShadowRoot;
          const isPressedAt = (y: number): boolean => root.elementFromPoint(x, y) === button;
          let [first, last] = [top + height / 2, top + height / 2];
          while (isPressedAt(first - 0.5)) first -= 0.5;
          while (isPressedAt(last + 0.5)) last += 0.5;
          return last - first < 42.5
            ? [`${section.ariaLabel ?? ''}: ${button.textContent.trim()}: ${String(last - first)} px`]
            : [];
        }),
    );
  });

for (const [tag, states] of Object.entries(stateTables))
  test(
    `in every state of ${tag}, what can be pressed is high enough and takes no press from the page's buttons around`,
    { tag: '@chromium' },
    async ({ page }) => {
      await page.setViewportSize({ width: 1400, height: 4000 });
      await showStates(page, states);
      await addNeighbours(page);
      expect(await takenPresses(page)).toEqual([]);
      expect(await lowTargets(page)).toEqual([]);
    },
  );
