import axe, { type AxeResults } from 'axe-core';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';
import { showStates } from './states/show-states.js';
import { stateTables } from './states/tables.js';
import { runsWhole } from '../support/whole.js';

interface Look {
  /** What shows that the page looks like this. */
  readonly query?: string;
  readonly media: { readonly forcedColors: 'none' | 'active' };
  /** Forced colours follow the system alone. */
  readonly scheme: 'light' | 'dark' | '';
}

const looks: Readonly<Record<string, Look>> = {
  light: { media: { forcedColors: 'none' }, scheme: 'light' },
  dark: { media: { forcedColors: 'none' }, scheme: 'dark' },
  'forced colours': { query: '(forced-colors: active)', media: { forcedColors: 'active' }, scheme: '' },
};

/** What each rule that fails is about, and the elements that break it; and how many colours were measured. */
async function faultsOf(page: Page, rules: object): Promise<{ faults: string[]; colors: number }> {
  const { violations, passes } = await page.evaluate<AxeResults>(`axe.run('main', ${JSON.stringify(rules)})`);
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, target }) => `${id}: ${html} ${String(target)}`),
  );
  return { faults, colors: passes.find(({ id }) => id === 'color-contrast')?.nodes.length ?? 0 };
}

/** All of our colours are pairs, of which the scheme of the page chooses, as somebody's preference does where the page has both. */
async function look(page: Page, { query = 'all', media, scheme }: Look): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce', ...media });
  const applied = await page.evaluate(
    ([wanted, colorScheme]) => {
      const root = document.documentElement;
      root.style.colorScheme = colorScheme;
      root.style.color = 'light-dark(rgb(1, 1, 1), rgb(2, 2, 2))';
      const { color } = getComputedStyle(root);
      root.style.color = '';
      // Where a driver can't reduce motion, colours are on their way for a moment.
      const finish = (root: Document | ShadowRoot): void => {
        for (const animation of root.getAnimations())
          if (animation instanceof CSSTransition) animation.finish();
        for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) finish(shadowRoot);
      };
      finish(document);
      return matchMedia(wanted).matches && (color === 'rgb(1, 1, 1)' ? 'light' : 'dark');
    },
    [query, scheme] as const,
  );
  if (query === 'all') expect(applied).toBe(scheme);
  else expect(applied, query).not.toBe(false);
}

/** Firefox has forced colours from its preferences alone, before it starts: another test looks at those. */
const looksIn = (browserName: string): [string, Look][] =>
  Object.entries(looks).filter(([, { query }]) => browserName === 'chromium' || !query);

for (const [tag, states] of Object.entries(stateTables)) {
  test(`axe finds no fault in any state of ${tag}, in any colours and direction`, async ({
    page,
    browserName,
  }) => {
    // Menus lie over what is below them: there is room.
    await page.setViewportSize({ width: 1400, height: 2400 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await showStates(page, states);
    await page.evaluate(axe.source);
    const faults: Record<string, string[]> = {};
    let colors = 0;
    // Colours are the same in both directions: where time is short, one is enough in the second browser.
    for (const direction of browserName === 'chromium' || runsWhole() ? ['ltr', 'rtl'] : ['ltr']) {
      await page.evaluate((dir) => (document.documentElement.dir = dir), direction);
      for (const [name, one] of looksIn(browserName)) {
        await look(page, one);
        // Colours are all that a scheme changes; each state is a page of its own, with its own headings.
        const rules =
          name === 'light'
            ? { rules: { 'heading-order': { enabled: false } } }
            : { runOnly: ['color-contrast'] };
        const found = await faultsOf(page, rules);
        colors += found.colors;
        if (found.faults.length > 0) faults[`${direction}, ${name}`] = found.faults;
      }
    }
    expect(faults).toEqual({});
    expect(colors).toBeGreaterThan(20);
    test.info().annotations.push({ type: 'colours measured', description: String(colors) });
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
