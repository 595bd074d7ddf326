import type { Page } from '@playwright/test';
import { isTried } from '../support/whole.js';
import { expect, test } from './fixtures.js';
import { describeFocus } from './states/focus-ring.js';
import { showStates, type ElementStates } from './states/show-states.js';
import { stateTables } from './states/tables.js';

type Stop = ReturnType<typeof describeFocus>;

/** Refuses presses and keeps its place in the order (`aria-disabled`). */
const refusing = 'Or here';

/** What the Tab key stops at in a state, by what assistive technology is told of it. A menu closes once the focus is elsewhere. */
function stopsIn(tree: readonly string[]): string[] {
  const menu = tree.findIndex((line) => line.startsWith('group "Account menu"'));
  const lines = menu < 0 ? tree : tree.slice(0, menu);
  return lines
    .filter((line) => /^(?:button|link|checkbox|searchbox|textbox) "/.test(line))
    .filter((line) => !/" disabled\b/.test(line) || line.includes(refusing))
    .map((line) => /"(.*?)"(?: |$)/.exec(line)?.[1] ?? line);
}

async function walk(page: Page, key: string): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press(key);
    const stop = await page.evaluate(describeFocus);
    if (stop.section === '') return stops;
    stops.push(stop);
    if (stops.length > 200) throw new Error('The Tab key does not leave the page.');
  }
}

/** Whether each stop is after the one before it: below it, or beside it in the direction of the page. */
const outOfOrder = (stops: readonly Stop[], isRightToLeft: boolean): string[] =>
  stops
    .filter(({ section, box }, at) => {
      const before = stops[at - 1];
      if (before?.section !== section) return false;
      const isBelow = box.top >= before.box.bottom - 1;
      const isBeside = isRightToLeft ? box.right <= before.box.left + 1 : box.left >= before.box.right - 1;
      return !isBelow && !isBeside;
    })
    .map(({ section, name }) => `${section}: ${name}`);

for (const [row, [tag, states]] of Object.entries(stateTables).entries())
  // From right to left, every second one a day.
  for (const direction of isTried(2, row) ? ['ltr', 'rtl'] : ['ltr'])
    test(
      `the Tab key goes through ${tag} in every state as it is seen, there and back, from ${direction}`,
      { tag: direction === 'rtl' ? '@page' : [] },
      async ({ page }) => {
        await page.setViewportSize({ width: 1400, height: 2600 });
        await showStates(page, states, `dir="${direction}"`);
        await page.locator('main').evaluate((main) => {
          const end = document.createElement('button');
          main.after(end);
          const start = main.querySelector('h1')!;
          start.tabIndex = -1;
          start.focus();
        });
        const there = await walk(page, 'Tab');
        expect(
          there.flatMap(({ faults, section, name }) => faults.map((one) => `${section}: ${name}: ${one}`)),
        ).toEqual([]);
        expect(outOfOrder(there, direction === 'rtl')).toEqual([]);
        expect(bySection(there, states)).toEqual(expectedOf(states));
        const back = await walk(page, 'Shift+Tab');
        expect(back.reverse().map(({ section, name }) => `${section}: ${name}`)).toEqual(
          there.map(({ section, name }) => `${section}: ${name}`),
        );
      },
    );

function bySection(stops: readonly Stop[], states: ElementStates): Record<string, string[]> {
  return Object.fromEntries(
    Object.keys(states).map((state) => [
      state,
      stops.filter(({ section }) => section === state).map(({ name }) => name),
    ]),
  );
}

function expectedOf(states: ElementStates): Record<string, string[]> {
  return Object.fromEntries(Object.entries(states).map(([state, { tree }]) => [state, stopsIn(tree)]));
}
