import { expect, html } from '@open-wc/testing';
import fc from 'fast-check';
import { type LitElement } from 'lit';
import { elementClasses } from '../support/element-classes.js';
import { nonsenseText, nonsenseValue } from '../support/hostile-values.js';
import {
  innerButton,
  onUnstage,
  part,
  stage,
  unstage,
  type ElementStage,
} from '../support/stage-elements.js';
import { uncaughtErrors } from '../support/uncaught-errors.js';
import { until } from '../support/wait-for-tasks.js';
import { signedIn } from '../support/wire-session.js';

/** What a developer would see as an error in the console, until the test ends. */
function consoleErrors(): unknown[] {
  const errors = uncaughtErrors(onUnstage);
  const { error } = console;
  console.error = (...words) => void errors.push(words);
  onUnstage(() => (console.error = error));
  return errors;
}

/** What a page does with an element in one task; all end with it somewhere, or nowhere. */
const moves: Readonly<Record<string, (element: Element, place: Element, other: Document) => void>> = {
  'taken out': (element) => element.remove(),
  'removed and added': (element, place) => {
    element.remove();
    place.append(element);
  },
  'cloned beside': (element, place) => place.append(element.cloneNode(true)),
  'adopted by another document, and back': (element, place, other) => {
    other.adoptNode(element);
    other.body.append(element);
    place.append(document.adoptNode(element));
  },
  'left in another document': (element, _place, other) => other.body.append(element),
  'in a document without a window': (element) =>
    document.implementation.createHTMLDocument('').body.append(element),
  'in a closed shadow root': (element, place) => {
    const host = document.createElement('div');
    place.append(host);
    host.attachShadow({ mode: 'closed' }).append(element);
  },
  'in itself, as a slotted child': (element, place) => {
    const twin = element.cloneNode(true) as Element;
    place.append(twin);
    twin.append(element);
  },
};

/** Whether the element does what it is for once the page has made up its mind. */
const answers: Readonly<Record<string, (element: LitElement, staged: ElementStage) => Promise<unknown>>> = {
  'oauth-login-button': async (element, { events, session }) => {
    Object.assign(element, { provider: 'github', disabled: false, savedToken: '' });
    await element.updateComplete;
    session.cancel();
    events.length = 0;
    innerButton(element).click();
    session.cancel();
    return events;
  },
  'oauth-logout-button': async (element, { endpoint }) => {
    Object.assign(element, { provider: '', disabled: false });
    await element.updateComplete;
    const before = endpoint.asked.length;
    innerButton(element).click();
    await until(() => endpoint.asked.length > before);
    return endpoint.asked.slice(before, before + 1);
  },
  'oauth-user-badge': async (element) => {
    Object.assign(element, { provider: '', noMenu: false });
    await element.updateComplete;
    part(element, 'badge')!.click();
    await until(() => !!part(element, 'menu')?.checkVisibility());
    return [part(element, 'menu')!.checkVisibility()];
  },
};

const expected: Readonly<Record<string, unknown>> = {
  'oauth-login-button': ['login-start github popup', 'login github interactive login_cancelled'],
  'oauth-logout-button': ['POST /logout'],
  'oauth-user-badge': [true],
};

describe('nonsense in every attribute and property, with moves in one task', () => {
  afterEach(unstage);

  for (const Element of elementClasses) {
    const { localName } = new Element();
    const properties = [...Element.elementProperties]
      .filter(([, { state }]) => !state)
      .map(([name]) => String(name));
    // An element without any of its own is given an attribute of every element, and a property of none.
    const attributes = Element.observedAttributes.length > 0 ? Element.observedAttributes : ['title'];
    if (properties.length === 0) properties.push('unknown');

    it(`throws nothing in <${localName}>, which still does what it is for`, async function () {
      this.timeout(60_000);
      const errors = consoleErrors();
      const staged = await stage(
        html`<p></p>
          <iframe srcdoc="<p></p>"></iframe>`,
        signedIn('github'),
      );
      // The person stays signed in, however often they sign out.
      staged.endpoint.answerAt('/logout', () => Promise.reject(new TypeError('Failed to fetch')));
      const place = staged.find('p');
      const frame = staged.find('iframe');
      // Its first document is empty, and goes when its own has loaded.
      await until(() => !!frame.contentDocument?.querySelector('p'));
      const other = frame.contentDocument!;
      const step = fc.oneof(
        fc.record({ attribute: fc.constantFrom(...attributes), text: nonsenseText }),
        fc.record({ property: fc.constantFrom(...properties), make: nonsenseValue }),
        fc.record({ move: fc.constantFrom(...Object.keys(moves)) }),
        fc.constant({ click: true as const }),
        fc.constant({ render: true as const }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
          place.replaceChildren();
          other.body.replaceChildren();
          const element: LitElement = new Element();
          place.append(element);
          for (const one of steps) {
            if ('attribute' in one) element.setAttribute(one.attribute, one.text);
            else if ('property' in one) Reflect.set(element, one.property, one.make());
            else if ('move' in one) moves[one.move]!(element, place, other);
            else if ('click' in one) element.click();
            else await element.updateComplete;
          }
          await element.updateComplete;
          place.replaceChildren(element);
          await element.updateComplete;
          expect(errors).to.deep.equal([]);
          expect(await answers[localName]?.(element, staged)).to.deep.equal(expected[localName]);
        }),
        { seed: 20261128, numRuns: 60, includeErrorInReport: true },
      );
      await staged.rendered();
      expect(errors).to.deep.equal([]);
    });
  }
});
