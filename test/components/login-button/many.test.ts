import { expect, html } from '@open-wc/testing';
import { part, stage, unstage } from '../../support/stage-elements.js';
import { until } from '../../support/wait-for-tasks.js';

const count = 20;

/** Adds buttons to a page that has one already, and waits for the logo of each. */
async function addButtons(place: Element): Promise<HTMLElementTagNameMap['oauth-login-button'][]> {
  const all = Array.from({ length: count }, () => document.createElement('oauth-login-button'));
  for (const one of all) one.provider = 'github';
  place.append(...all);
  await until(() => all.every((one) => part(one, 'icon') !== null));
  return all;
}

const first = html`<oauth-login-button provider="github"></oauth-login-button>`;

describe('many login buttons', () => {
  afterEach(unstage);

  it('listen to the session through one listener, each as long as it is on the page', async () => {
    const staged = await stage(first);
    const { session } = staged;
    const listeners = new Set<unknown>();
    const add = session.addEventListener.bind(session) as (...given: unknown[]) => void;
    session.addEventListener = (...given: unknown[]) => {
      listeners.add(given[1]);
      add(...given);
    };
    const all = await addButtons(staged.element);
    expect(listeners.size).to.equal(1);
    all[0]!.remove();
    await Promise.all(all.map((one) => one.updateComplete));
    session.dispatchEvent(new Event('change'));
    expect(all.map((one) => one.isUpdatePending)).to.deep.equal(all.map((one) => one !== all[0]));
  });

  it('share one observer, and follow a label that the page changes', async () => {
    const staged = await stage(first);
    const Real = window.MutationObserver;
    let made = 0;
    window.MutationObserver = class extends Real {
      constructor(callback: MutationCallback) {
        super(callback);
        made += 1;
      }
    };
    try {
      const all = await addButtons(staged.element);
      expect(made).to.equal(0);
      all[3]!.textContent = 'Come in';
      await until(() => all[3]!.shadowRoot!.querySelector('slot:not([name], [hidden])') !== null);
    } finally {
      window.MutationObserver = Real;
    }
  });

  it('are matched against the rules of no other brand, and of no state that they do not show', async () => {
    const staged = await stage(first);
    const [one] = await addButtons(staged.element);
    const rules = one!.shadowRoot!.adoptedStyleSheets.flatMap(({ cssRules }) =>
      Array.from(cssRules, ({ cssText }) => cssText),
    );
    expect(rules.filter((rule) => rule.startsWith('[data-brand='))).to.have.length(1);
    expect(rules.filter((rule) => /spinner|\.note|\.tick/.test(rule))).to.deep.equal([]);
    one!.provider = 'google';
    await one!.updateComplete;
    one!.provider = 'github';
    await one!.updateComplete;
    one!.provider = 'google';
    await one!.updateComplete;
    const sheets = one!.shadowRoot!.adoptedStyleSheets;
    expect(new Set(sheets).size).to.equal(sheets.length);
    expect(getComputedStyle(part(one!, 'button')!).getPropertyValue('--_logo')).to.not.equal('');
  });

  it('are laid out without a layer of the pointer, without a grid and without a line for what is not heard yet', async () => {
    const staged = await stage(first);
    for (const one of await addButtons(staged.element)) {
      const inner = part(one, 'button')!;
      expect(getComputedStyle(inner, '::after').content).to.equal('none');
      expect(getComputedStyle(inner.querySelector('slot[name=icon]')!).display).to.equal('flex');
      expect(getComputedStyle(inner.nextElementSibling!).position).to.equal('absolute');
    }
  });

  it('are rendered once each', async () => {
    const staged = await stage(first);
    const prototype = customElements.get('oauth-login-button')!.prototype as { render(): unknown };
    const { render } = prototype;
    let renders = 0;
    prototype.render = function () {
      renders += 1;
      return render.call(this);
    };
    try {
      const all = await addButtons(staged.element);
      await Promise.all(all.map((one) => one.updateComplete));
      expect(renders).to.equal(count);
    } finally {
      prototype.render = render;
    }
  });
});
