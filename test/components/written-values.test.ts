import { expect, html } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { OAuthLoginButtonElement } from '../../components/index.js';
import { elementClasses } from '../support/element-classes.js';
import { innerButton, sayAndHear, stage, unstage } from '../support/stage-elements.js';
import { completed, signedIn } from '../support/wire-session.js';

type AnyElement = LitElement & Record<string, unknown>;

const booleans: [tag: string, attribute: string, property: string][] = [
  ['oauth-login-button', 'groups', 'groups'],
  ['oauth-login-button', 'no-user', 'noUser'],
  ['oauth-login-button', 'remember', 'remember'],
  ['oauth-login-button', 'disabled', 'disabled'],
  ['oauth-login-panel', 'no-remember', 'noRemember'],
  ['oauth-logout-button', 'forget', 'forget'],
  ['oauth-logout-button', 'disabled', 'disabled'],
  ['oauth-user-badge', 'no-menu', 'noMenu'],
];

const make = (tag: string): AnyElement => document.createElement(tag) as unknown as AnyElement;

describe('what is written to an element', () => {
  afterEach(unstage);

  it('the list of booleans is whole', () => {
    const all = elementClasses.flatMap((Element) => {
      const element = new Element() as unknown as AnyElement;
      return [...Element.elementProperties]
        .filter(([name, { state }]) => !state && typeof element[String(name)] === 'boolean')
        .map(([name]) => `${element.localName} ${String(name)}`);
    });
    expect(all.sort()).to.deep.equal(booleans.map(([tag, , property]) => `${tag} ${property}`).sort());
  });

  for (const [tag, attribute, property] of booleans) {
    it(`reads the attribute ${attribute} of <${tag}>, "false" as false`, () => {
      const element = make(tag);
      for (const [value, expected] of [
        ['', true],
        [attribute, true],
        ['true', true],
        ['false', false],
        [null, false],
      ] as const) {
        if (value === null) element.removeAttribute(attribute);
        else element.setAttribute(attribute, value);
        expect(element[property], String(value)).to.equal(expected);
      }
    });

    it(`reads the property ${property} of <${tag}> as frameworks write it`, () => {
      const element = make(tag);
      for (const [value, expected] of [
        [true, true],
        [false, false],
        ['', true],
        ['false', false],
        ['true', true],
        [null, false],
        [undefined, false],
      ] as const) {
        element[property] = value;
        expect(element[property], String(value)).to.equal(expected);
      }
    });
  }

  for (const [tag, property, value, expected] of [
    ['oauth-login-button', 'mode', '', 'popup'],
    ['oauth-login-button', 'appearance', null, 'brand'],
    ['oauth-login-button', 'scope', null, ''],
    ['oauth-login-button', 'scope', 7, '7'],
    ['oauth-login-button', 'label', undefined, ''],
    ['oauth-session', 'endpoint', new URL('https://a.example/api/oauth'), 'https://a.example/api/oauth'],
    ['oauth-complete-page', 'closeAfter', 'soon', 0],
    ['oauth-complete-page', 'closeAfter', -1, 0],
    ['oauth-complete-page', 'closeAfter', Infinity, 0x7fffffff],
  ] as const) {
    it(`makes of ${property} = ${String(value)} what <${tag}> can use`, () => {
      const element = make(tag);
      element[property] = value;
      expect(element[property]).to.equal(expected);
    });
  }

  it('counts as the default where the word is not known', async () => {
    const staged = await stage(html`<oauth-login-button provider="github"></oauth-login-button>`);
    const element = staged.find('oauth-login-button') as unknown as AnyElement;
    Object.assign(element, { mode: 'nonsense', appearance: 'ICON' });
    await staged.rendered();
    expect(innerButton(element).className).to.equal('icon');
    element['appearance'] = 'fancy';
    await staged.rendered();
    expect(innerButton(element).matches('[data-brand=github]:not(.neutral, .icon)')).to.equal(true);
    innerButton(element).click();
    expect(staged.events).to.deep.equal(['login-start github popup']);
  });

  it('goes back to the default when its attribute is removed', () => {
    const element = make('oauth-login-button');
    for (const name of ['mode', 'appearance']) {
      const before = element[name];
      element.setAttribute(name, name === 'mode' ? 'tab' : 'icon');
      expect(element[name]).to.not.equal(before);
      element.removeAttribute(name);
      expect(element[name]).to.equal(before);
    }
  });

  it('before its upgrade is the same as after', async () => {
    const staged = await stage(html``);
    const early = document.createElement('oauth-late-button') as unknown as AnyElement;
    Object.assign(early, {
      provider: 'github',
      savedToken: 'sealed.text',
      noUser: 'false',
      mode: 'nonsense',
    });
    staged.element.append(early);
    OAuthLoginButtonElement.define('oauth-late-button');
    await staged.rendered();
    expect([early['provider'], early['savedToken'], early['noUser'], early['mode']]).to.deep.equal([
      'github',
      'sealed.text',
      false,
      'nonsense',
    ]);
    expect(early.getAttributeNames()).to.deep.equal([]);
  });
});

describe('an element’s own host', () => {
  afterEach(unstage);

  it('has only what the author wrote, all through a login and a logout', async () => {
    const staged = await stage(html`
      <oauth-login-button provider="github" class="mine"></oauth-login-button>
      <oauth-logout-button></oauth-logout-button>
      <oauth-user-badge
        ><oauth-login-button slot="signed-out" provider="github"></oauth-login-button
      ></oauth-user-badge>
      <oauth-complete-page></oauth-complete-page>
    `);
    const all = [staged.element, ...staged.element.querySelectorAll('*')];
    const attributes = (): string[] =>
      all.map(
        (one) =>
          `${one.localName} ${[...one.attributes].map(({ name, value }) => `${name}=${value}`).join(' ')}`,
      );
    const before = attributes();
    const page = staged.find('oauth-complete-page');
    Object.assign(page, { outcome: 'error', closeAfter: 5 });
    const button = staged.find('oauth-login-button');
    Object.assign(button, { appearance: 'icon', mode: 'tab', savedToken: 'x', noUser: true, disabled: true });
    await staged.rendered();
    Object.assign(button, { savedToken: '', disabled: false });
    await staged.rendered();
    innerButton(button).click();
    await staged.rendered();
    await sayAndHear(staged, completed(staged.opened.flow, signedIn('github')));
    staged.element.querySelector('oauth-user-badge')!.focus();
    await staged.session.logout();
    await staged.rendered();
    expect(attributes()).to.deep.equal(before);
  });

  for (const Element of elementClasses) {
    const { localName } = new Element();

    it(`is hidden where <${localName}> is, and shown where it is not`, async () => {
      const staged = await stage(html`<p></p>`);
      const element = new Element();
      staged.find('p').append(element);
      element.style.display = 'block';
      expect(getComputedStyle(element).display).to.equal('block');
      element.hidden = true;
      expect(getComputedStyle(element).display).to.equal('none');
      element.removeAttribute('style');
      expect(getComputedStyle(element).display).to.equal('none');
      element.hidden = false;
      expect(getComputedStyle(element).display).to.not.equal('none');
    });
  }
});
