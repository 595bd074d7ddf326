import { expect } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import { computedColour } from '../support/computed-colour.js';
import { elementStates } from '../support/element-states.js';
import { part, unstage } from '../support/stage-elements.js';
import { stopMotion } from '../support/stop-motion.js';
import { deepElements, deepFocus } from '../support/deep-elements.js';
import { until } from '../support/wait-for-tasks.js';
import { isTried } from '../support/whole.js';

const emulate = (features: Record<string, string>): Promise<unknown> =>
  executeServerCommand('emulate-features', features);

const named = ({ outerHTML }: Element): string => outerHTML.slice(0, 120);

/** Everything of ours that shows, but for what a brand prescribes. */
const shownIn = (element: Element): Element[] =>
  deepElements(element).filter(
    (one) =>
      one.getRootNode() instanceof ShadowRoot &&
      one.checkVisibility({ visibilityProperty: true }) &&
      !one.closest('[data-brand], svg, style, slot'),
  );

describe('people who ask for', () => {
  afterEach(async () => {
    unstage();
    await emulate({});
  });

  for (const [row, [state, show]] of Object.entries(elementStates).entries()) {
    const inTurn = (column: number) => (isTried(2, row, column) ? it : undefined);

    inTurn(0)?.(`more contrast have no pale text and no pale line, in ${state}`, async () => {
      await emulate({ 'prefers-contrast': 'more' });
      const { element } = await show();
      // What a badge shows of a person comes with rules of its own.
      const badge = element.querySelector('oauth-user-badge');
      await until(() => !badge || !part(badge, 'name') || !!part(badge, 'avatar')?.firstElementChild);
      stopMotion();
      const [soft, line, lineStrong] = ['#59626c', '#dde2e6', '#8c949c'].map(computedColour);
      for (const one of shownIn(element)) {
        const { color, borderTopStyle, borderTopWidth, borderTopColor } = getComputedStyle(one);
        // What is disabled is no text to read (WCAG 1.4.3).
        if (!one.closest(':disabled')) expect(color, named(one)).not.to.equal(soft);
        if (borderTopStyle !== 'none' && borderTopWidth !== '0px')
          expect(borderTopColor, named(one)).not.to.be.oneOf([line, lineStrong]);
      }
    });

    inTurn(1)?.(
      `forced colours have a ring of Highlight on each stop, and what is disabled in GrayText, in ${state}`,
      async () => {
        await emulate({ 'forced-colors': 'active' });
        const { element } = await show();
        const highlight = computedColour('Highlight');
        const before = document.createElement('button');
        element.before(before);
        before.focus();
        const stops: Element[] = [];
        for (;;) {
          await sendKeys({ press: 'Tab' });
          const focused = deepFocus();
          if (stops.includes(focused) || !element.contains(document.activeElement)) break;
          stops.push(focused);
          const { outlineStyle, outlineColor, outlineWidth } = getComputedStyle(focused);
          expect([outlineStyle, outlineColor, outlineWidth], named(focused)).to.deep.equal([
            ...['solid', highlight, '2px'],
          ]);
        }
        before.remove();
        const disabled = shownIn(element).filter((one) => one.matches(':disabled'));
        for (const one of disabled) {
          const { color, borderTopColor } = getComputedStyle(one);
          expect([color, borderTopColor], named(one)).to.deep.equal([
            computedColour('GrayText'),
            computedColour('GrayText'),
          ]);
        }
        // What is drawn, and is no mark of a brand: browsers leave the colours of pictures alone.
        const [bad, good, soft] = ['#b3261e', '#18794e', '#59626c'].map(computedColour);
        for (const drawn of deepElements(element).filter(
          (one) => one.matches('svg') && one.checkVisibility(),
        ))
          expect(getComputedStyle(drawn).stroke, named(drawn)).not.to.be.oneOf([bad, good, soft]);
        const expected = deepElements(element).filter(
          (one) => one.matches('button:not(:disabled), input:not(:disabled)') && one.checkVisibility(),
        );
        expect(stops.length).to.be.at.least(Math.min(expected.length, 1));
      },
    );

    inTurn(2)?.(`less motion see nothing move, in ${state}`, async () => {
      await emulate({ 'prefers-reduced-motion': 'reduce' });
      const { element } = await show();
      const running = deepElements(element).flatMap((one) => one.getAnimations());
      const changed = running.flatMap(({ effect }) =>
        (effect as KeyframeEffect).getKeyframes().flatMap((frame) => Object.keys(frame)),
      );
      const timing = ['offset', 'easing', 'composite', 'computedOffset'];
      // The dots that stand for a turning circle only change how strong they are.
      expect(new Set(changed.filter((name) => !timing.includes(name) && name !== 'opacity'))).to.deep.equal(
        new Set(),
      );
      const ours = deepElements(element).filter((one) => one.getRootNode() instanceof ShadowRoot);
      for (const one of ours.filter((each) => each.checkVisibility())) {
        expect(getComputedStyle(one).transitionDuration, named(one)).to.equal('0s');
        for (const pseudo of ['::before', '::after'])
          expect(getComputedStyle(one, pseudo).transitionDuration, named(one)).to.equal('0s');
      }
    });
  }
});
