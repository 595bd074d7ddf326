import { expect, html } from '@open-wc/testing';
import fc from 'fast-check';
import type { LitElement } from 'lit';
import { OAuthLoginButtonElement } from '../../components/index.js';
import { elementClasses } from '../support/element-classes.js';
import { shownText } from '../support/visible-text.js';
import { innerButton, onUnstage, stage, unstage } from '../support/stage-elements.js';
import { uncaughtErrors } from '../support/uncaught-errors.js';
import { signedIn } from '../support/wire-session.js';

const nonsense = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    'false',
    'javascript:alert(1)',
    'http://[',
    '//',
    '\0',
    '../..',
    '<b>',
    '__proto__',
  ),
);
const anything = fc.oneof(
  nonsense,
  fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true }),
  fc.constantFrom(Symbol('x'), NaN, -1, Infinity, document.body, () => 1),
);

/** What a page does to an element: each step takes it and the place that it is in. */
const moves: Record<string, (element: Element, place: Element) => void> = {
  'removed and added in one task': (element, place) => {
    element.remove();
    place.append(element);
  },
  'cloned, and replaced by the clone': (element) => {
    element.replaceWith(element.cloneNode(true));
  },
  'put into a form': (element, place) => {
    const form = document.createElement('form');
    place.append(form);
    form.append(element);
  },
  'put into an open dialog': (element, place) => {
    const dialog = document.createElement('dialog');
    place.append(dialog);
    dialog.append(element);
    dialog.showModal();
    dialog.close();
  },
  'put into a template and cloned from it': (element, place) => {
    const template = document.createElement('template');
    template.content.append(element);
    place.append(document.importNode(template.content, true));
  },
  'put into a shadow root': (element, place) => {
    const host = document.createElement('div');
    place.append(host);
    host.attachShadow({ mode: 'open' }).append(element);
  },
  'emptied and filled': (element) => {
    element.innerHTML = '<!-- x --><style></style>';
    element.textContent = '';
  },
};

describe('bad input', () => {
  afterEach(unstage);

  for (const Element of elementClasses) {
    const { localName } = new Element();
    const names = [...Element.elementProperties]
      .filter(([, { state }]) => !state)
      .map(([name]) => String(name));
    // An element without any of its own is given an attribute of every element, and a property of none.
    const attributes = Element.observedAttributes.length > 0 ? Element.observedAttributes : ['title'];
    if (names.length === 0) names.push('unknown');

    it(`throws nothing in <${localName}>, in whatever order it comes`, async () => {
      const errors = uncaughtErrors(onUnstage);
      const staged = await stage(html`<p></p>`, signedIn('github'));
      const place = staged.find('p');
      const step = fc.oneof(
        fc.record({ attribute: fc.constantFrom(...attributes), value: nonsense }),
        fc.record({ removed: fc.constantFrom(...attributes) }),
        fc.record({ property: fc.constantFrom(...names), value: anything }),
        fc.record({ move: fc.constantFrom(...Object.keys(moves)) }),
        fc.constant({ click: true }),
        fc.constant({ render: true }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
          place.replaceChildren();
          let element: LitElement = new Element();
          place.append(element);
          for (const one of steps) {
            if ('attribute' in one) element.setAttribute(one.attribute, one.value);
            else if ('removed' in one) element.removeAttribute(one.removed);
            else if ('property' in one) Reflect.set(element, one.property, one.value);
            else if ('move' in one) moves[one.move]?.(element, place);
            else if ('click' in one) element.click();
            else await element.updateComplete;
            element = place.querySelector<LitElement>(localName) ?? element;
          }
          await element.updateComplete;
        }),
        { seed: 20261128, numRuns: 60 },
      );
      await staged.rendered();
      expect(errors).to.deep.equal([]);
    });
  }

  it('leaves a button that never submits its form', async () => {
    const staged = await stage(
      html`<form>
        <oauth-login-button provider="github"></oauth-login-button>
        <oauth-logout-button></oauth-logout-button>
      </form>`,
      signedIn('acme'),
    );
    let submitted = 0;
    staged.find('form').addEventListener('submit', (event) => {
      event.preventDefault();
      submitted += 1;
    });
    for (const tag of ['oauth-login-button', 'oauth-logout-button'] as const) {
      innerButton(staged.find(tag)).click();
      staged.find(tag).click();
    }
    await staged.rendered();
    expect(submitted).to.equal(0);
    expect(staged.events.slice(0, 1)).to.deep.equal(['login-start github popup']);
  });

  it('leaves a click that somebody prevents without effect', async () => {
    const staged = await stage(html`<oauth-login-button provider="github"></oauth-login-button>`);
    const prevent = (event: Event): void => event.preventDefault();
    staged.element.addEventListener('click', prevent, { capture: true });
    staged.find('oauth-login-button').click();
    expect(staged.events).to.deep.equal([]);
    staged.element.removeEventListener('click', prevent, { capture: true });
    staged.find('oauth-login-button').click();
    expect(staged.events).to.deep.equal(['login-start github popup']);
  });

  for (const when of ['before', 'after']) {
    it(`leaves a button that works in another document, moved there ${when} it was rendered`, async () => {
      const errors = uncaughtErrors(onUnstage);
      const staged = await stage(html`<iframe srcdoc="<p></p>"></iframe>`);
      const frame = staged.find('iframe');
      if (!frame.contentDocument?.querySelector('p'))
        await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      const element = new OAuthLoginButtonElement();
      element.provider = 'github';
      if (when === 'after') {
        staged.element.append(element);
        await element.updateComplete;
      }
      frame.contentDocument!.body.append(element);
      await element.updateComplete;
      expect(shownText(innerButton(element))).to.equal('Sign in with GitHub');
      expect(getComputedStyle(innerButton(element)).display).to.equal('flex');
      staged.element.append(element);
      await element.updateComplete;
      element.click();
      await staged.rendered();
      expect(staged.events).to.deep.equal(['login-start github popup']);
      expect(errors).to.deep.equal([]);
    });
  }
});
