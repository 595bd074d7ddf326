import { expect, html } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import { OAuthLogoutButtonElement, OAuthShowElement, OAuthUserBadgeElement } from '../../components/index.js';
import { computedColour } from '../support/computed-colour.js';
import { onUnstage, stage, unstage } from '../support/stage-elements.js';

let count = 0;

/** An element whose tag nobody has defined yet, in a page with `oauth-elements.css`. */
async function stageEarly(tag: string, content: string, attributes: Readonly<Record<string, string>> = {}) {
  const rules = await (await fetch('/components/oauth-elements.css')).text();
  const early = `${tag}-early-${String((count += 1))}`;
  const style = document.createElement('style');
  style.textContent = rules.replaceAll(new RegExp(`\\b${tag}\\b`, 'g'), early);
  document.head.append(style);
  onUnstage(() => style.remove());
  const { find } = await stage(html`<p></p>`);
  const element = document.createElement(early) as HTMLElement & { updateComplete: Promise<unknown> };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.innerHTML = content;
  find('p').append(element);
  return { element, tag: early };
}

const inForcedColors = (active: boolean): Promise<unknown> =>
  executeServerCommand('emulate-features', active ? { 'forced-colors': 'active' } : {});

const boxOf = (element: Element): unknown => element.getBoundingClientRect().toJSON();

describe('an element whose script comes late, with oauth-elements.css', () => {
  afterEach(unstage);

  it('keeps the box and the look of a logout button that nobody can use yet', async () => {
    const { element, tag } = await stageEarly('oauth-logout-button', 'Sign out');
    const before = boxOf(element);
    const { backgroundColor, color } = getComputedStyle(element);
    OAuthLogoutButtonElement.define(tag);
    await element.updateComplete;
    const button = element.shadowRoot!.querySelector('button')!;
    expect(boxOf(button)).to.deep.equal(before);
    expect([getComputedStyle(button).backgroundColor, getComputedStyle(button).color]).to.deep.equal([
      backgroundColor,
      color,
    ]);
  });

  it('has a ring of Highlight on its link in forced colours', async () => {
    onUnstage(() => void inForcedColors(false));
    await inForcedColors(true);
    const { element } = await stageEarly('oauth-login-button', '<a href="/x">Sign in</a>');
    element.before(document.createElement('button'));
    (element.previousElementSibling as HTMLElement).focus();
    await sendKeys({ press: 'Tab' });
    const link = element.querySelector('a')!;
    expect(document.activeElement).to.equal(link);
    const { outlineColor, outlineWidth } = getComputedStyle(link);
    expect([outlineColor, outlineWidth]).to.deep.equal([computedColour('Highlight'), '2px']);
    await inForcedColors(false);
  });

  it('has GrayText for what nobody can use yet in forced colours', async () => {
    onUnstage(() => void inForcedColors(false));
    await inForcedColors(true);
    const logout = getComputedStyle((await stageEarly('oauth-logout-button', 'Sign out')).element);
    const gray = computedColour('GrayText');
    expect([logout.color, logout.borderTopColor]).to.deep.equal([gray, gray]);
    await inForcedColors(false);
  });

  for (const content of [
    '<a slot="signed-out" href="/x">Sign in</a><a slot="menu" href="/y">Profile</a>',
    '',
  ])
    it(`keeps the box of a badge ${content ? 'with a link to sign in, whose menu is hidden' : 'without content'}`, async () => {
      const { element, tag } = await stageEarly('oauth-user-badge', content);
      const before = boxOf(element);
      expect(element.innerText.trim()).to.equal(content ? 'Sign in' : '');
      OAuthUserBadgeElement.define(tag);
      await element.updateComplete;
      expect(boxOf(element)).to.deep.equal(before);
    });

  for (const [when, isShown] of [
    ['', false],
    ['signed-in', false],
    ['pending', false],
    ['signed-out', true],
    ['Signed-Out', true],
  ] as const)
    it(`${isShown ? 'shows' : 'hides'} what is for when="${when}", as the element does before it knows the session`, async () => {
      const { element, tag } = await stageEarly('oauth-show', '<b>content</b>', { when });
      const content = element.querySelector('b')!;
      expect(content.checkVisibility()).to.equal(isShown);
      OAuthShowElement.define(tag);
      await element.updateComplete;
      expect(content.checkVisibility()).to.equal(isShown);
    });
});
