import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { buildSync } from 'esbuild';
import type * as LayoutFaults from '../../support/layout-faults.js';

/** What is left of a window of 1280 x 1024 pixels at 400 % zoom (WCAG 1.4.10). */
export const zoomedView = { width: 320, height: 256 };

const [bundled] = buildSync({
  entryPoints: [fileURLToPath(new URL('../../support/layout-faults.ts', import.meta.url))],
  ...{ bundle: true, write: false, format: 'iife', globalName: 'layout', target: 'es2022' },
}).outputFiles;

/**
 * What is wrong with the layout of the page in this view, see `layoutFaults`.
 * @param scrolling what scrolls by itself, such as code: its words may reach out of the view.
 */
export async function faultsInView(page: Page, scrolling?: string): Promise<string[]> {
  const call = `layout.layoutFaults(document, ${String(zoomedView.width)}, ${JSON.stringify(scrolling)})`;
  return page.evaluate<ReturnType<typeof LayoutFaults.layoutFaults>>(
    `(() => { ${bundled?.text ?? ''}; return ${call}; })()`,
  );
}

interface Stop {
  readonly name: string;
  readonly fault: string;
}

/** Runs in the page: what has the focus, and why a person can't see it; `""` where nothing of the page has it. */
function seenFocus(): Stop {
  const inside = (root: Document | ShadowRoot, x: number, y: number): Element | null => {
    const hit = root.elementFromPoint(x, y);
    return hit?.shadowRoot && hit.shadowRoot !== root ? (inside(hit.shadowRoot, x, y) ?? hit) : hit;
  };
  const parentOf = (one: Element): Element | null =>
    one.assignedSlot ?? one.parentElement ?? (one.getRootNode() as Partial<ShadowRoot>).host ?? null;
  const isIn = (inner: Element | null, outer: Element): boolean => {
    for (let at = inner; at; at = parentOf(at)) if (at === outer) return true;
    return false;
  };
  let focused = document.activeElement ?? document.body;
  while (focused.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  if (focused.matches('body, html, .edge-of-page')) return { name: '', fault: '' };
  const name = focused.getAttribute('aria-label') ?? (focused.textContent.trim() || focused.outerHTML);
  const target = focused.closest('label') ?? focused;
  const box = target.getBoundingClientRect();
  const { innerHeight } = window;
  const { clientWidth } = document.documentElement;
  if (box.left < -0.5 || box.right > clientWidth + 0.5) return { name, fault: 'reaches out at a side' };
  // What is nearly as high as the view, such as code that scrolls, can only be seen in part.
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  const needed = box.height > 0.75 * innerHeight ? 44 : box.height;
  if (bottom - top < needed - 1) return { name, fault: 'is not in view' };
  const hit = inside(document, (box.left + box.right) / 2, (top + bottom) / 2);
  const isCovered = !hit || !(isIn(hit, target) || isIn(target, hit));
  return { name, fault: isCovered ? `is covered by ${hit?.outerHTML.slice(0, 80) ?? 'nothing'}` : '' };
}

/** Puts a stop before and after all others of the page, which nobody sees, and the focus on the first. */
export async function addEdges(page: Page): Promise<void> {
  await page.evaluate(() => {
    const edge = (): HTMLButtonElement => {
      const button = document.createElement('button');
      button.className = 'edge-of-page';
      button.style.cssText = 'position: fixed; inset: 0 auto auto 0; clip-path: inset(50%)';
      return button;
    };
    const first = edge();
    document.body.prepend(first);
    document.body.append(edge());
    first.focus();
  });
}

/** What a key stops at in turn, up to the edge of the page, and each stop that can't be seen, with the reason. */
export async function walkInView(page: Page, key: string): Promise<{ stops: string[]; faults: string[] }> {
  const [stops, faults]: [string[], string[]] = [[], []];
  for (;;) {
    await page.keyboard.press(key);
    const { name, fault } = await page.evaluate(seenFocus);
    if (!name) return { stops, faults };
    stops.push(name);
    if (fault) faults.push(`${name} ${fault}`);
    if (stops.length > 300) throw new Error(`${key} does not leave the page.`);
  }
}
