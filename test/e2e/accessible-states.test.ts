import type { BrowserType, Page, PlaywrightWorkerOptions } from '@playwright/test';
import { expect, test } from './fixtures.js';
import { runAxe } from './run-axe.js';
import { showStates, type ElementStates } from './states/show-states.js';
import { stateTables } from './states/tables.js';
import type { AxeFindings } from '../support/axe-faults.js';
import { runsWhole } from '../support/whole.js';

interface Look {
  readonly colorScheme: 'light' | 'dark';
  readonly forcedColors: 'none' | 'active';
}

const looks: Readonly<Record<string, Look>> = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'light', forcedColors: 'active' },
};

/**
 * No driver emulates what a person prefers in Firefox. There the page chooses the scheme, of which all of our colours are pairs;
 * forced colours come from the preferences that it starts with.
 */
async function look(page: Page, { colorScheme, forcedColors }: Look, isEmulated: boolean): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme, forcedColors });
  const applied = await page.evaluate(
    ([scheme, setsScheme]) => {
      const root = document.documentElement;
      if (setsScheme) root.style.colorScheme = scheme;
      const probe = document.createElement('i');
      probe.style.cssText = 'color: light-dark(rgb(1, 1, 1), rgb(2, 2, 2)); forced-color-adjust: none';
      document.body.append(probe);
      const { color } = getComputedStyle(probe);
      probe.remove();
      // Where motion is not reduced, colours are on their way for a moment.
      const finish = (within: Document | ShadowRoot): void => {
        for (const animation of within.getAnimations())
          if (animation instanceof CSSTransition) animation.finish();
        for (const { shadowRoot } of within.querySelectorAll('*')) if (shadowRoot) finish(shadowRoot);
      };
      finish(document);
      return {
        colorScheme: color === 'rgb(1, 1, 1)' ? 'light' : 'dark',
        forcedColors: matchMedia('(forced-colors: active)').matches ? 'active' : 'none',
      };
    },
    [colorScheme, !isEmulated] as const,
  );
  expect(applied).toEqual({ colorScheme, forcedColors });
}

type FirefoxLaunch = Pick<PlaywrightWorkerOptions, 'channel' | 'launchOptions'>;

/** Its driver emulates nothing that a person prefers: another Firefox starts with it. */
async function inFirefoxWith<T>(
  firefox: BrowserType,
  { channel, launchOptions }: FirefoxLaunch,
  preferences: Readonly<Record<string, number>>,
  look: (page: Page) => Promise<T>,
): Promise<T> {
  const browser = await firefox.launch({
    ...launchOptions,
    ...(channel !== undefined && { channel }),
    firefoxUserPrefs: { ...launchOptions.firefoxUserPrefs, ...preferences },
  });
  try {
    return await look(await browser.newPage({ viewport: { width: 1400, height: 2400 } }));
  } finally {
    await browser.close();
  }
}

const faultsInForcedFirefox = (
  firefox: BrowserType,
  how: FirefoxLaunch,
  states: ElementStates,
): Promise<AxeFindings> =>
  inFirefoxWith(firefox, how, { 'browser.display.document_color_use': 2 }, async (page) => {
    await showStates(page, states);
    await look(page, { colorScheme: 'light', forcedColors: 'active' }, true);
    return runAxe(page, { runOnly: ['color-contrast'] }, 'main');
  });

for (const [tag, states] of Object.entries(stateTables)) {
  test(`axe finds no fault in any state of ${tag}, in any colours and direction`, async ({
    page,
    browserName,
    playwright,
    channel,
    launchOptions,
  }) => {
    // Menus lie over what is below them: there is room.
    await page.setViewportSize({ width: 1400, height: 2400 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await showStates(page, states);
    const faults: Record<string, string[]> = {};
    let contrasts = 0;
    const isEmulated = browserName === 'chromium';
    // In the second browser too, where time is short, one direction is enough.
    for (const direction of isEmulated || runsWhole() ? ['ltr', 'rtl'] : ['ltr']) {
      await page.evaluate((dir) => (document.documentElement.dir = dir), direction);
      for (const [name, one] of Object.entries(looks)) {
        if (!isEmulated && one.forcedColors === 'active') continue;
        // Colours are the same in both directions: where time is short, the other direction is looked at once.
        if (direction === 'rtl' && name !== 'light' && !runsWhole()) continue;
        await look(page, one, isEmulated);
        // Colours are all that a scheme changes; each state is a page of its own, with its own headings.
        const rules =
          name === 'light'
            ? { rules: { 'heading-order': { enabled: false } } }
            : { runOnly: ['color-contrast'] };
        const found = await runAxe(page, rules, 'main');
        contrasts += found.contrasts;
        if (found.faults.length > 0) faults[`${direction}, ${name}`] = found.faults;
      }
    }
    if (!isEmulated && runsWhole()) {
      const found = await faultsInForcedFirefox(playwright.firefox, { channel, launchOptions }, states);
      contrasts += found.contrasts;
      if (found.faults.length > 0) faults['forced colours'] = found.faults;
    }
    expect(faults).toEqual({});
    expect(contrasts).toBeGreaterThan(20);
  });
}

/** The properties that change with time, on a page with each state of each element. */
async function changingProperties(page: Page): Promise<Set<string>> {
  await showStates(page, Object.assign({}, ...Object.values(stateTables)) as never);
  expect(await page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches)).toBe(true);
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
  return new Set(changed);
}

test(
  'nothing moves in any state for people who prefer reduced motion',
  { tag: '@page' },
  async ({ page, browserName, playwright, channel, launchOptions }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const preferences = { 'ui.prefersReducedMotion': 1 };
    const changed =
      browserName === 'chromium'
        ? await changingProperties(page)
        : await inFirefoxWith(
            playwright.firefox,
            { channel, launchOptions },
            preferences,
            changingProperties,
          );
    // The dots that stand for the turning circle only change how strong they are.
    expect(changed).toEqual(new Set(['opacity']));
  },
);
