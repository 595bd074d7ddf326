import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';
import { keyTable, type KeyRow } from './states/key-table.js';
import { isTried } from '../support/whole.js';
import { showStates, type ElementStates } from './states/show-states.js';

const keys = ['Enter', 'Space', 'Escape', 'ArrowDown', 'ArrowUp', 'Home', 'End'] as const;

/** Runs in the page: writes down what happens in each section, and puts the focus where a row begins. */
function begin([name, selector]: readonly [name: string, selector: string]): void {
  const section = document.querySelector<HTMLElement>(`section[aria-label="${name}"]`)!;
  const happened: string[] = [];
  Object.assign(section, { happened });
  for (const type of ['login-start', 'login', 'logout'] as const)
    section.addEventListener(type, (event) => {
      happened.push(`${type} ${('error' in event && event.error) || event.provider}`);
    });
  section.addEventListener('click', (event) => {
    if (!(event.target as Element).closest('a')) return;
    event.preventDefault();
    happened.push('follows the link');
  });
  let found: ParentNode | null = section;
  for (const one of selector.split(' >> '))
    found = ((found as Partial<Element>).shadowRoot ?? found)?.querySelector<HTMLElement>(one) ?? null;
  section.scrollIntoView();
  (found as HTMLElement).focus();
}

/** Runs in the page, once what a key does has been drawn: what happened, what is open or ticked, and where the focus is. */
async function outcome(name: string): Promise<string> {
  for (let frames = 0; frames < 2; frames += 1)
    await new Promise((resolve) => requestAnimationFrame(resolve));
  const section = document.querySelector<HTMLElement & { happened: string[] }>(
    `section[aria-label="${name}"]`,
  )!;
  const all = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
  const inside = all(section);
  const said = [...section.happened];
  if (inside.some((one) => one.getAttribute('aria-expanded') === 'true')) said.push('open');
  if (inside.some((one) => one.matches(':checked'))) said.push('ticked');
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  const label = focused?.closest('label') ?? focused;
  const text = focused?.getAttribute('aria-label') ?? label?.textContent ?? '';
  const slotted = focused?.matches('[part=button]') ? 'the button' : text.replace(/\s+/g, ' ').trim();
  said.push(
    focused?.matches('[part=badge]') ? 'on the badge' : `on ${slotted || String(focused?.localName)}`,
  );
  return said.join(', ');
}

async function press(page: Page, name: string, { at, before = [] }: KeyRow, key: string): Promise<void> {
  await page.evaluate(begin, [name, at] as const);
  for (const first of before) {
    await page.keyboard.press(first);
    await page.evaluate(outcome, name);
  }
  await page.keyboard.press(key);
}

for (const [element, rows] of Object.entries(keyTable))
  test(`each key does what it should at each stop of ${element}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const cases = Object.entries(rows).flatMap(([stop, row], place) =>
      keys
        .filter((_, at) => isTried(4, at, place))
        .map((key) => ({ name: `${stop}: ${key}`, row, key, expected: row.does[key] ?? row.otherwise })),
    );
    const states: ElementStates = Object.fromEntries(
      cases.map(({ name, row }) => [name, { aria: '', tree: [], ...row.state }]),
    );
    await showStates(page, states);
    for (const { name, row, key, expected } of cases) {
      await press(page, name, row, key);
      await expect.poll(() => page.evaluate(outcome, name), { message: name }).toBe(expected);
    }
  });
