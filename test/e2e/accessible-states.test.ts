import axe, { type AxeResults } from 'axe-core';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';
import { showStates } from './states/show-states.js';
import { stateTables } from './states/tables.js';

const looks = {
  'prefers-color-scheme: light': { colorScheme: 'light', forcedColors: 'none' },
  'prefers-color-scheme: dark': { colorScheme: 'dark', forcedColors: 'none' },
  'forced-colors: active': { colorScheme: 'light', forcedColors: 'active' },
} as const;

/** What each rule that fails is about, and the elements that break it. */
async function faultsOf(page: Page, rules: object): Promise<string[]> {
  const { violations } = await page.evaluate<AxeResults>(`axe.run('main', ${JSON.stringify(rules)})`);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, target }) => `${id}: ${html} ${String(target)}`),
  );
}

for (const [tag, states] of Object.entries(stateTables)) {
  test(`axe finds no fault in any state of ${tag}, in any colours and direction @chromium`, async ({
    page,
  }) => {
    // Menus lie over what is below them: there is room.
    await page.setViewportSize({ width: 1400, height: 2400 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await showStates(page, states);
    await page.evaluate(axe.source);
    const faults: Record<string, string[]> = {};
    for (const direction of ['ltr', 'rtl']) {
      await page.evaluate((dir) => (document.documentElement.dir = dir), direction);
      for (const [feature, media] of Object.entries(looks)) {
        await page.emulateMedia({ reducedMotion: 'reduce', ...media });
        expect(await page.evaluate((query) => matchMedia(query).matches, `(${feature})`), feature).toBe(true);
        // Colours are all that a scheme changes; each state is a page of its own, with its own headings.
        const rules =
          feature === 'prefers-color-scheme: light'
            ? { rules: { 'heading-order': { enabled: false } } }
            : { runOnly: ['color-contrast'] };
        const found = await faultsOf(page, rules);
        if (found.length > 0) faults[`${direction}, ${feature}`] = found;
      }
    }
    expect(faults).toEqual({});
  });
}

test(
  'nothing moves in any state for people who prefer reduced motion',
  { tag: '@page' },
  async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await showStates(page, Object.assign({}, ...Object.values(stateTables)) as never);
    const changed = await page.evaluate(() => {
      const animationsIn = (root: Document | ShadowRoot): Animation[] => [
        ...root.getAnimations(),
        ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
          shadowRoot ? animationsIn(shadowRoot) : [],
        ),
      ];
      return animationsIn(document)
        .flatMap(({ effect }) => (effect as KeyframeEffect).getKeyframes())
        .flatMap((frame) => Object.keys(frame))
        .filter((name) => !['offset', 'easing', 'composite', 'computedOffset'].includes(name));
    });
    // The dots that stand for the turning circle only change how strong they are.
    expect(new Set(changed)).toEqual(new Set(['opacity']));
  },
);
