import { executeServerCommand } from '@web/test-runner-commands';
import { expectAccessible } from '../support/expect-accessible.js';
import { elementStates } from '../support/element-states.js';
import { unstage } from '../support/stage-elements.js';
import { isTried } from '../support/whole.js';

const looks: Record<string, Record<string, string>> = {
  'in light': { 'prefers-color-scheme': 'light' },
  'in dark': { 'prefers-color-scheme': 'dark' },
  'in forced colours': { 'forced-colors': 'active' },
};

/** Axe measures what is painted now: a colour that is on its way would be measured between two. */
function finishTransitions(element: Element): void {
  for (const { shadowRoot } of [element, ...element.querySelectorAll('*')]) {
    const inside = [...(shadowRoot?.querySelectorAll('*') ?? [])];
    for (const animation of inside.flatMap((one) => one.getAnimations()))
      if (animation instanceof CSSTransition) animation.finish();
    for (const one of inside) finishTransitions(one);
  }
}

for (const [row, [look, features]] of Object.entries(looks).entries()) {
  describe(`accessible ${look}`, () => {
    before(async () => {
      await executeServerCommand('emulate-features', features);
      // Axe takes the page for white where it has no background.
      document.documentElement.style.cssText = 'color-scheme: light dark; background: Canvas';
    });

    afterEach(unstage);

    after(async () => {
      document.documentElement.removeAttribute('style');
      await executeServerCommand('emulate-features', {});
    });

    for (const [column, [state, show]] of Object.entries(elementStates).entries()) {
      // Looks differ in colours alone: each state is tried in one of them, and in test/e2e/accessible-states.test.ts in all.
      if (!isTried(6, row, column)) continue;
      it(`is ${state}`, async () => {
        const { element } = await show();
        finishTransitions(element);
        await expectAccessible(element);
      });
    }
  });
}
