import { expect, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { elementStates } from '../support/element-states.js';
import { innerButton, part, stage, unstage, type ElementStage } from '../support/stage-elements.js';
import { until } from '../support/wait-for-tasks.js';
import { stopMotion } from '../support/stop-motion.js';

/** What is hit at a point, however deep in shadow roots. */
function hitAt(x: number, y: number): Element | null {
  let hit = document.elementFromPoint(x, y);
  while (hit?.shadowRoot) {
    const inner = hit.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  return hit;
}

/** How far from a control's middle a press still meets it, in both directions. */
function reachOf(control: Element): { width: number; height: number } {
  control.scrollIntoView({ block: 'center', inline: 'center' });
  const { left, top, width, height } = control.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const isHit = (dx: number, dy: number): boolean =>
    !!hitAt(x + dx, y + dy)?.closest('*') && meets(hitAt(x + dx, y + dy), control);
  const far = (dx: number, dy: number): number => {
    let steps = 0;
    while (steps < 60 && isHit(dx * (steps + 1), dy * (steps + 1))) steps += 1;
    return steps;
  };
  return { width: far(-1, 0) + far(1, 0) + 1, height: far(0, -1) + far(0, 1) + 1 };
}

const meets = (hit: Element | null, control: Element): boolean =>
  !!hit && (control === hit || control.contains(hit) || hit.contains(control.closest('label')));

/** The controls that an element shows, those of elements in it too. */
function controlsIn(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')].flatMap((one) => [
    ...(one.matches('button, a[href], input:not([type=checkbox], [readonly]), label') && one.checkVisibility()
      ? [one]
      : []),
    ...(one.shadowRoot ? controlsIn(one.shadowRoot) : []),
  ]);
}

/** States that show a person something, and nothing to press. */
const withoutControls: readonly string[] = [
  'a badge without a menu',
  'a badge while nobody is signed in',
  'a panel without a provider',
  'a completion page after a success',
  'a completion page after a failure',
];

describe('what can be pressed', () => {
  afterEach(async () => {
    unstage();
    await setViewport({ width: 800, height: 600 });
  });

  for (const [state, show] of Object.entries(elementStates))
    it(`is met on 44 pixels in both directions, in ${state}`, async () => {
      await setViewport({ width: 800, height: 900 });
      const { element } = await show();
      stopMotion();
      const links = new Set(element.querySelectorAll('oauth-login-button > a'));
      const controls = controlsIn(element).filter((one) => !links.has(one as HTMLAnchorElement));
      expect(controls.length === 0).to.equal(withoutControls.includes(state));
      for (const control of controls) {
        const { width, height } = reachOf(control);
        expect(height, control.outerHTML).to.be.at.least(44);
        expect(width, control.outerHTML).to.be.at.least(44);
      }
    });

  it('takes nothing of the login button: its last line still presses it while a hint is below', async () => {
    for (const width of ['100%', 'auto']) {
      const staged: ElementStage = await stage(
        html`<oauth-login-button
          provider="github"
          style="display: block; inline-size: ${width}"
        ></oauth-login-button>`,
      );
      const button = innerButton(staged.find('oauth-login-button'));
      button.click();
      await staged.rendered();
      await until(() => !!staged.find('oauth-login-button').shadowRoot!.querySelector('.text'));
      const { left, right, bottom } = button.getBoundingClientRect();
      for (let x = left + 10; x < right - 10; x += 5)
        expect(meets(hitAt(x, bottom - 1), button)).to.equal(true);
      unstage();
    }
  });

  it('has a slotted picture in its middle, whatever element draws it', async () => {
    const staged = await stage(
      html`<oauth-login-button provider="acme"
          ><svg slot="icon" width="20" height="20"></svg
        ></oauth-login-button>
        <oauth-login-button provider="acme"
          ><img slot="icon" alt="" width="20" height="20"
        /></oauth-login-button>
        <oauth-login-button provider="acme"
          ><i slot="icon" style="inline-size:16px;block-size:16px"></i
        ></oauth-login-button>`,
    );
    for (const one of staged.element.querySelectorAll('oauth-login-button')) {
      const picture = one.querySelector('[slot=icon]')!.getBoundingClientRect();
      const box = part(one, 'button')!.getBoundingClientRect();
      expect(Math.abs(picture.top + picture.bottom - box.top - box.bottom) / 2).to.be.at.most(0.5);
    }
  });
});
