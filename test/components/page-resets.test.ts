import { expect } from '@open-wc/testing';
import { elementStates } from '../support/element-states.js';
import { pageResets, resetsOfEverything } from '../support/page-resets.js';
import { unstage } from '../support/stage-elements.js';
import { stopMotion } from '../support/stop-motion.js';
import { shownText } from '../support/visible-text.js';

/** Styles a page until the returned function is called. */
function styled(css: string): () => void {
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
  return () => style.remove();
}

/** What all pages of this test have, so that a sheet's own font is no difference. */
const basics = `html { font: 16px/1.5 system-ui, sans-serif; } body { margin: 8px !important; }`;

/** The size of all that an element shows, the page's own children included, and where it is in the element. */
function layoutOf(element: Element): string[] {
  const shown = [...element.querySelectorAll<HTMLElement>(':defined')].filter((one) => one.shadowRoot);
  return shown.flatMap((host) => {
    const inside = [...host.shadowRoot!.querySelectorAll(':not(style, slot)'), ...host.children];
    const from = host.getBoundingClientRect();
    const seen = inside.filter((one) => one.checkVisibility() && one.slot !== 'signed-out');
    return seen.map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      const box = [x - from.x, y - from.y, width, height].map((value) => Math.round(value * 2) / 2);
      const { visibility, cursor, opacity } = getComputedStyle(one);
      return `${host.localName} ${one.localName} ${one.part.value}: ${[...box, visibility, cursor, opacity].join(' ')}`;
    });
  });
}

describe('the page’s own stylesheet', () => {
  const removals: (() => void)[] = [];
  afterEach(() => {
    unstage();
    for (const remove of removals.splice(0)) remove();
  });

  for (const [state, show] of Object.entries(elementStates)) {
    it(`moves nothing in ${state}`, async () => {
      removals.push(styled(basics));
      const { element } = await show();
      stopMotion();
      const before = layoutOf(element);
      expect(before).not.to.deep.equal([]);
      for (const [name, css] of Object.entries(pageResets)) {
        const remove = styled(css + basics);
        stopMotion();
        expect(layoutOf(element), name).to.deep.equal(before);
        remove();
      }
    });

    it(`that unsets everything leaves ${state} readable and large enough`, async () => {
      const { element } = await show();
      const text = shownText(element);
      for (const [name, css] of Object.entries(resetsOfEverything)) {
        const remove = styled(css);
        stopMotion();
        expect(shownText(element), name).to.equal(text);
        const buttons = [...element.querySelectorAll(':defined')].flatMap((host) => [
          ...(host.shadowRoot?.querySelectorAll('button') ?? []),
        ]);
        for (const button of buttons.filter((one) => one.checkVisibility())) {
          const { width, height } = button.getBoundingClientRect();
          // A button of only text stands beside a sentence (WCAG 2.2, 2.5.8).
          const least = button.matches('.text') ? 24 : 44;
          expect(height, `${name}: ${button.outerHTML}`).to.be.at.least(least);
          expect(width, `${name}: ${button.outerHTML}`).to.be.at.least(least);
        }
        const links = [...element.querySelectorAll('oauth-login-button > a')];
        expect(links.filter((one) => one.checkVisibility())).to.deep.equal([]);
        remove();
      }
    });
  }
});
