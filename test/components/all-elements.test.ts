import { expect, html } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { elementClasses } from '../support/element-classes.js';
import { stage, unstage } from '../support/stage-elements.js';

/** What an attribute of "7" makes of a property, by the type of its default. */
function readSeven(byDefault: unknown): unknown {
  if (typeof byDefault === 'string') return '7';
  return typeof byDefault === 'number' ? 7 : true;
}

const camelCase = (name: string): string => name.replace(/-./g, (match) => match.charAt(1).toUpperCase());

/** What is rendered, without Lit's comments. */
const shapeOf = ({ shadowRoot }: LitElement): string => shadowRoot!.innerHTML.replace(/<!--.*?-->/gs, '');

for (const Element of elementClasses) {
  const tag = new Element().localName;
  describe(`<${tag}>`, () => {
    afterEach(unstage);

    it('is created by document.createElement, without attributes or children', () => {
      const element = document.createElement(tag);
      expect(element).to.be.instanceOf(Element);
      expect(element.attributes).to.have.length(0);
      expect(element.childNodes).to.have.length(0);
    });

    it('is created by new', () => {
      expect(new Element().localName).to.equal(tag);
    });

    it('is created by HTML', async () => {
      const { element } = await stage(html``);
      element.innerHTML = `<${tag}></${tag}>`;
      expect(element.firstElementChild).to.be.instanceOf(Element);
    });

    it('has a property for every observed attribute', () => {
      const element = new Element();
      // What a list of sessions shows is all from the endpoint.
      if (tag !== 'oauth-sessions') expect(Element.observedAttributes).to.not.be.empty;
      for (const attribute of Element.observedAttributes) {
        expect(camelCase(attribute) in element, attribute).to.equal(true);
      }
    });

    it('takes every observed attribute into its property', () => {
      for (const attribute of Element.observedAttributes) {
        const element = new Element();
        const property = camelCase(attribute) as keyof LitElement;
        const before: unknown = element[property];
        element.setAttribute(attribute, '7');
        expect(element[property], attribute).to.equal(readSeven(before));
      }
    });

    it('renders the same after each of its attributes was set and removed again', async () => {
      const { element: home, rendered } = await stage(html``);
      const element = new Element();
      home.append(element);
      await rendered();
      const before = shapeOf(element);
      expect(before).to.not.equal('');
      for (const attribute of Element.observedAttributes) element.setAttribute(attribute, '/x');
      await element.updateComplete;
      for (const attribute of Element.observedAttributes) element.removeAttribute(attribute);
      await rendered();
      expect(shapeOf(element)).to.equal(before);
    });

    it('defines itself again, elsewhere and under a taken tag without throwing', () => {
      expect(Element.define()).to.equal(Element);
      expect(Element.define('div-taken-by-nobody')).to.equal(Element);
      expect(Element.define(tag)).to.equal(Element);
      expect(customElements.get(tag)).to.equal(Element);
    });

    it('works under a second tag', async () => {
      Element.define(`second-${tag}`);
      Element.define(`second-${tag}`);
      const { element: home } = await stage(html``);
      const element = document.createElement(`second-${tag}`);
      home.append(element);
      expect(element).to.be.instanceOf(Element);
      await (element instanceof Element && element.updateComplete);
      expect(element.shadowRoot?.childElementCount).to.be.greaterThan(0);
    });

    it('leaves a tag that another has taken to the other', () => {
      const other = `other-${tag}`;
      const Taken = class extends HTMLElement {};
      customElements.define(other, Taken);
      Element.define(other);
      expect(customElements.get(other)).to.equal(Taken);
    });

    it('renders the same after removal and return', async () => {
      const { element: home, rendered } = await stage(html``);
      const element = new Element();
      home.append(element);
      await rendered();
      const before = shapeOf(element);
      expect(before).to.not.equal('');
      element.remove();
      home.append(element);
      await rendered();
      expect(shapeOf(element)).to.equal(before);
    });
  });
}
