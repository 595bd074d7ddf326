import { expect, html, waitUntil } from '@open-wc/testing';
import { innerButton, part, stage, unstage } from '../../support/stage-elements.js';
import type { TemplateResult } from 'lit';

/** The text itself, and the button around it. */
function boxesOf(element: Element): { text: DOMRect; box: DOMRect } {
  const range = document.createRange();
  range.selectNodeContents(part(element, 'label')!);
  return { text: range.getBoundingClientRect(), box: innerButton(element).getBoundingClientRect() };
}

const marks: readonly (readonly [name: string, widthPx: number, mark?: TemplateResult])[] = [
  ['the provider’s mark', 20],
  ['a wide mark of the app', 48, html`<svg slot="icon" width="48" height="20"></svg>`],
  ['a small mark of the app', 20, html`<i slot="icon" style="inline-size: 12px; block-size: 12px"></i>`],
];
const labels = ['Sign in', 'Mit einem außergewöhnlich langen Anbieternamen anmelden'];
const edgePx = 1;
const paddingPx = 12;
const gapPx = 10;
/** The most room after the label. */
const endPx = 30;

async function stageButton(style: string, label: string, mark?: TemplateResult): Promise<HTMLElement> {
  const { find } = await stage(
    html`<oauth-login-button provider="github" label=${label} style=${style}>${mark}</oauth-login-button>`,
  );
  const element = find('oauth-login-button');
  await waitUntil(() => innerButton(element).hasAttribute('aria-busy'));
  return element;
}

describe('the label of a login button', () => {
  afterEach(unstage);

  for (const [name, markPx, mark] of marks) {
    it(`takes no more room than its text, beside ${name}`, async () => {
      const { text, box } = boxesOf(await stageButton('', 'Sign in', mark));
      expect(box.width).to.be.closeTo(2 * (edgePx + paddingPx) + markPx + gapPx + text.width, 0.1);
    });

    for (const direction of ['ltr', 'rtl'])
      it(`is in the middle of a wide button from ${direction}, or of its room, beside ${name}`, async () => {
        const { text, box } = boxesOf(
          await stageButton(`inline-size: 300px; direction: ${direction}`, 'Sign in', mark),
        );
        const [start, end] =
          direction === 'ltr'
            ? [text.left - box.left, box.right - text.right]
            : [box.right - text.right, text.left - box.left];
        expect(start - end).to.be.closeTo(markPx + gapPx - endPx, 0.1);
      });

    it(`stands where it stood before the button had its look, at each width, beside ${name}`, async () => {
      for (const label of labels)
        for (const widthPx of [undefined, 120, 160, 200, 240, 300, 480]) {
          const style = widthPx === undefined ? '' : `inline-size: ${String(widthPx)}px`;
          const element = await stageButton(style, label, mark);
          const placeOf = (): number[] => {
            const { text, box } = boxesOf(element);
            return [text.left - box.left, text.top - box.top, text.width, text.height, box.width].map(
              Math.round,
            );
          };
          const dressed = placeOf();
          innerButton(element).removeAttribute('aria-busy');
          expect(placeOf(), `${label}, ${style}`).to.deep.equal(dressed);
          unstage();
        }
    });
  }
});
