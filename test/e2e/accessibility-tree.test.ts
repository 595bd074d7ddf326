import type { Page } from '@playwright/test';
import { appUrl } from './addresses.js';
import { expect, test } from './fixtures.js';
import { treeOf } from './states/accessibility-tree.js';
import { sectionOf, showStates, type ElementStates } from './states/show-states.js';
import { stateTables } from './states/tables.js';

/** Without the line break at its start, and the indentation of the file that it is written in. */
const dedent = (text: string): string => text.replaceAll(/^\n? {6}/gm, '');

async function snapshots(page: Page, states: ElementStates): Promise<Record<string, string>> {
  const taken: Record<string, string> = {};
  for (const name of Object.keys(states)) {
    const snapshot = await sectionOf(page, name).locator('oauth-session').ariaSnapshot();
    taken[name] = snapshot
      .replaceAll(new URL(appUrl).host, 'localhost')
      // An item of a list with its one button takes one line.
      .replaceAll(/listitem:\n +- (?=button.*\n(?! +- (?:text|button)))/g, 'listitem: ');
  }
  return taken;
}

for (const [tag, states] of Object.entries(stateTables)) {
  test(`assistive technology is told of ${tag} what each state is`, async ({ page, browserName }) => {
    await showStates(page, states);
    const expected = Object.fromEntries(
      Object.entries(states).map(([name, { aria }]) => [name, dedent(aria)]),
    );
    expect.soft(await snapshots(page, states)).toEqual(expected);
    if (browserName !== 'chromium') return;
    const client = await page.context().newCDPSession(page);
    const trees = Object.fromEntries(Object.entries(states).map(([name, { tree }]) => [name, tree]));
    const tree = JSON.stringify(await treeOf(client))
      .replaceAll(new URL(appUrl).host, 'localhost')
      .replaceAll(/"time \([A-Z][a-z]+ \d+, \d{4} at [^"]+\)"/g, '"time (date and time)"');
    expect(JSON.parse(tree)).toEqual(trees);
  });
}
