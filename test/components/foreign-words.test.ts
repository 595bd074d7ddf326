import { expect, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { innerButton, part, sayAndHear, stage, unstage } from '../support/stage-elements.js';
import type { ElementStage } from '../support/stage-elements.js';
import { completed, failed, signedIn } from '../support/wire-session.js';
import { until } from '../support/wait-for-tasks.js';

/** Our words, each with the language in which a screen reader reads it: the nearest `lang`, through shadow roots and slots. */
function languagesIn(root: ParentNode): Record<string, string> {
  const found: Record<string, string> = {};
  for (const child of root.querySelectorAll('*')) {
    const own = [...child.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    const words = own
      .map((node) => (node as Text).data)
      .join('')
      .trim();
    for (const text of [words, child.getAttribute('aria-label')?.trim()])
      if (text && !child.matches('style, script')) found[text] = languageAt(child);
    if (child.shadowRoot) Object.assign(found, languagesIn(child.shadowRoot));
  }
  return found;
}

/** As Chromium does it: by what is shown in what. */
function languageAt(element: Element): string {
  const lang = element.getAttribute('lang');
  if (lang !== null) return lang;
  const root = element.getRootNode();
  const parent = element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot && root.host);
  return parent ? languageAt(parent) : 'none';
}

const inLanguage = (lang: string, content: TemplateResult): TemplateResult =>
  html`<div lang=${lang}>${content}</div>`;

const marksIn = (element: Element): string[] =>
  [...element.shadowRoot!.querySelectorAll('[lang]')].map(({ localName }) => localName);

async function signInFails(staged: ElementStage): Promise<void> {
  innerButton(staged.find('oauth-login-button')).click();
  await sayAndHear(staged, failed(staged.opened.flow, 'access_denied'));
}

describe('words in another language than the page’s name their language', () => {
  afterEach(unstage);

  it('in a login button: its label, and what it says of a login', async () => {
    const staged = await stage(
      inLanguage('sw', html`<oauth-login-button provider="github"></oauth-login-button>`),
    );
    await signInFails(staged);
    expect(languagesIn(staged.element)).to.deep.equal({
      'Sign in with GitHub': 'en',
      'Sign-in was cancelled at GitHub. Nothing was changed.': 'en',
      'Sign-in was cancelled at GitHub.': 'en',
      'Nothing was changed.': 'en',
      'Try again': 'en',
    });
  });

  for (const [kind, button] of [
    ['slotted text', html`<oauth-login-button provider="github">Ingia</oauth-login-button>`],
    ['a link', html`<oauth-login-button provider="github"><a href="/in">Ingia</a></oauth-login-button>`],
    ['an attribute', html`<oauth-login-button provider="github" label="Ingia"></oauth-login-button>`],
  ] as const)
    it(`but not in a label that is the app’s own, from ${kind}`, async () => {
      const staged = await stage(inLanguage('sw', button));
      await signInFails(staged);
      expect(languagesIn(staged.element)).to.include({ Ingia: 'sw', 'Try again': 'en' });
      expect(innerButton(staged.find('oauth-login-button')).lang).to.equal('');
    });

  it('in a login button of somebody who is signed in, whatever its own label is', async () => {
    const staged = await stage(
      inLanguage('sw', html`<oauth-login-button provider="github">Ingia</oauth-login-button>`),
    );
    innerButton(staged.find('oauth-login-button')).click();
    await sayAndHear(staged, completed(staged.opened.flow, signedIn('github')));
    expect(languagesIn(staged.element)).to.include({
      'Signed in as Ana Silva': 'en',
      'You’re signed in with GitHub.': 'en',
    });
  });

  it('in a panel, whose slotted content keeps the page’s language', async () => {
    const content = html`<oauth-login-panel providers="github">
      <p slot="footer">Masharti</p>
    </oauth-login-panel>`;
    const staged = await stage(inLanguage('sw', content));
    await until(() => 'Keep me signed in on this device' in languagesIn(staged.element));
    const found = languagesIn(staged.element);
    expect(found).to.include({ Masharti: 'sw', 'Choose an account you already have.': 'en' });
    expect(found).to.include({ 'Sign in with GitHub': 'en', 'Keep me signed in on this device': 'en' });
  });

  it('in a badge’s menu, whose slotted rows keep the page’s language', async () => {
    const content = html`<oauth-user-badge><button slot="menu">Mipangilio</button></oauth-user-badge>`;
    const staged = await stage(inLanguage('sw', content), signedIn('github'));
    part(staged.find('oauth-user-badge'), 'badge')!.click();
    await until(() => 'Sign out' in languagesIn(staged.element));
    expect(languagesIn(staged.element)).to.include({
      'Account menu': 'en',
      'Sign out': 'en',
      Mipangilio: 'sw',
    });
    expect(languageAt(part(staged.find('oauth-user-badge'), 'name')!)).to.equal('en');
  });

  it('in each part of a card: Firefox tells no language of a card that gets it after it was drawn', async () => {
    const content = html`<oauth-login-panel providers="github"></oauth-login-panel>
      <oauth-complete-page outcome="success"></oauth-complete-page>`;
    const staged = await stage(inLanguage('sw', content));
    await until(() => 'You’re signed in' in languagesIn(staged.element));
    for (const tag of ['oauth-login-panel', 'oauth-complete-page'] as const) {
      const card = staged.find(tag).shadowRoot!.querySelector<HTMLElement>('section, [part=page]')!;
      expect([card.lang, marksIn(staged.find(tag)).length > 1]).to.deep.equal(['', true]);
    }
  });

  it('in a list of sessions, a logout button and a completion page', async () => {
    const content = html`<oauth-sessions></oauth-sessions><oauth-logout-button></oauth-logout-button>
      <oauth-complete-page outcome="success"><a slot="actions" href="/">Rudi</a></oauth-complete-page>`;
    const staged = await stage(inLanguage('sw', content));
    await until(() => 'You’re signed in' in languagesIn(staged.element));
    await until(() => 'You’re not signed in' in languagesIn(staged.element));
    expect(languagesIn(staged.element)).to.deep.equal({
      'Where you’re signed in': 'en',
      'You’re not signed in': 'en',
      'Sign out': 'en',
      'You’re signed in': 'en',
      'You can close this window and go back to the page you came from.': 'en',
      Rudi: 'sw',
    });
  });

  it('also where the page names no language and the browser’s is not there', async () => {
    Object.defineProperty(navigator, 'language', { get: () => 'sw', configurable: true });
    Object.defineProperty(navigator, 'languages', { get: () => ['sw', 'de'], configurable: true });
    const { documentElement } = document;
    const { lang } = documentElement;
    documentElement.removeAttribute('lang');
    try {
      const staged = await stage(html`<oauth-logout-button></oauth-logout-button>`);
      await until(() => 'Abmelden' in languagesIn(staged.element));
      expect(languagesIn(staged.element)).to.deep.equal({ Abmelden: 'de' });
    } finally {
      if (lang) documentElement.lang = lang;
      Reflect.deleteProperty(navigator, 'language');
      Reflect.deleteProperty(navigator, 'languages');
    }
  });

  for (const lang of ['en', 'en-GB', 'EN_us', 'de-AT', 'zh', 'zh-TW', 'nn', 'iw', 'pt-PT'])
    it(`and no others do: a region, a script and another name of a language change nothing, as in ${lang}`, async () => {
      const content = html`<oauth-login-button provider="github"></oauth-login-button>
        <oauth-logout-button></oauth-logout-button>`;
      const staged = await stage(inLanguage(lang, content));
      const before = innerButton(staged.find('oauth-logout-button')).textContent.trim();
      if (!/^en/i.test(lang))
        await until(() => innerButton(staged.find('oauth-logout-button')).textContent.trim() !== 'Sign out');
      else expect(before).to.equal('Sign out');
      await staged.rendered();
      expect(marksIn(staged.find('oauth-login-button'))).to.deep.equal([]);
      expect(marksIn(staged.find('oauth-logout-button'))).to.deep.equal([]);
    });

  it('and they follow a page whose language changes, also where the words stay the same', async () => {
    const staged = await stage(
      inLanguage('en', html`<oauth-login-button provider="github"></oauth-login-button>`),
    );
    const button = staged.find('oauth-login-button');
    const languages: string[] = [];
    for (const lang of ['sw', 'en', 'yo', 'de']) {
      staged.find('[lang]').lang = lang;
      await until(() => marksIn(button).length > 0 === ['sw', 'yo'].includes(lang));
      languages.push(innerButton(button).lang);
    }
    expect(languages).to.deep.equal(['en', '', 'en', '']);
  });

  it('in a panel whose page changes its language, the words of its buttons change with its own', async () => {
    const staged = await stage(
      inLanguage('sw', html`<oauth-login-panel providers="github"></oauth-login-panel>`),
    );
    await until(() => 'Sign in with GitHub' in languagesIn(staged.element));
    staged.find('[lang]').lang = 'de';
    await until(() => 'Mit GitHub anmelden' in languagesIn(staged.element));
    const found = new Set(Object.values(languagesIn(staged.element)));
    expect([...found]).to.deep.equal(['de']);
  });
});
