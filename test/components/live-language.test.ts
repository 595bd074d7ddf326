import { expect, html } from '@open-wc/testing';
import { setWords } from '../../components/messages/set-words.js';
import { wordsRegistry } from '../../components/messages/words-registry.js';
import { loadLocale } from '../../src/locales/load-locale.js';
import type { Words } from '../../src/locales/with-words.js';
import { innerButton, onUnstage, stage, unstage, type ElementStage } from '../support/stage-elements.js';
import { shownText } from '../support/visible-text.js';
import { until } from '../support/wait-for-tasks.js';

const one = html`<div lang="en"><oauth-logout-button></oauth-logout-button></div>`;

const labelIn = async (tag: string): Promise<string> => (await loadLocale(tag)).badge.signOut;
const says = ({ find }: ElementStage): string => shownText(innerButton(find('oauth-logout-button')));

/** Changes the language of what is staged, and settles once the label is in it. */
async function turnTo(staged: ElementStage, lang: string, label: string): Promise<void> {
  staged.find('[lang]').lang = lang;
  await until(() => says(staged) === label);
}

/** For one test alone. */
function setForTest(language: string, words: unknown): void {
  setWords(language, words as Words);
  onUnstage(() => {
    const { words: all, listeners } = wordsRegistry();
    all.clear();
    for (const listener of listeners) listener();
  });
}

describe('a lang that changes', () => {
  afterEach(unstage);

  it('changes the words of an element below it, into any language and back', async () => {
    const staged = await stage(one);
    expect(says(staged)).to.equal('Sign out');
    for (const tag of ['de', 'ar', 'zh-Hant', 'pt-BR']) await turnTo(staged, tag, await labelIn(tag));
    await turnTo(staged, 'en-GB', 'Sign out');
  });

  it('changes them through shadow roots, and where the element has moved since', async () => {
    const staged = await stage(
      html`<div lang="de"><p id="host"></p></div>
        <div id="other" lang="fr"></div>`,
    );
    const root = staged.find('#host').attachShadow({ mode: 'closed' });
    const element = document.createElement('oauth-logout-button');
    root.append(element);
    const shows = (): string => shownText(innerButton(element));
    await until(() => shows() === 'Abmelden');
    staged.find('[lang=de]').lang = 'it';
    await until(() => shows() === 'Esci');
    staged.find('#other').append(element);
    await until(() => shows() === 'Se déconnecter');
  });

  it('shows the words before it until the new ones are there, never none', async () => {
    const staged = await stage(one);
    await turnTo(staged, 'sv', 'Logga ut');
    const seen = new Set<string>();
    const inner = innerButton(staged.find('oauth-logout-button'));
    const observer = new MutationObserver(() => seen.add(shownText(inner)));
    observer.observe(inner, { subtree: true, childList: true, characterData: true });
    await turnTo(staged, 'vi', 'Đăng xuất');
    observer.disconnect();
    seen.delete('Logga ut');
    expect([...seen]).to.deep.equal(['Đăng xuất']);
  });

  it('leaves a login that is under way as it is, and says so in the new language', async () => {
    const staged = await stage(
      html`<div lang="en"><oauth-login-button provider="github"></oauth-login-button></div>`,
    );
    const button = staged.find('oauth-login-button');
    innerButton(button).click();
    const heard = (): string => button.shadowRoot?.querySelector('[role=status]')?.textContent.trim() ?? '';
    await until(() => heard().includes('GitHub'));
    const before = heard();
    staged.find('[lang]').lang = 'nl';
    await until(() => heard() !== before && heard().includes('GitHub'));
    expect(heard()).to.contain('Bezig met inloggen met GitHub…');
    expect(staged.session.pendingProvider).to.equal('github');
  });

  for (const lang of [
    'xx',
    '__proto__',
    'constructor',
    '🦊',
    '-',
    'de'.repeat(100_000),
    'x-'.repeat(100_000),
  ])
    it(`to what is no language of ours is one to English, here ${lang.slice(0, 20)}`, async () => {
      const staged = await stage(one);
      await turnTo(staged, 'fi', 'Kirjaudu ulos');
      await turnTo(staged, lang, 'Sign out');
    });

  it('renders no element of another language', async () => {
    const staged = await stage(html`<div lang="en"><oauth-logout-button></oauth-logout-button></div>`);
    await turnTo(staged, 'da', 'Log ud');
    const element = staged.find('oauth-logout-button');
    let renders = 0;
    const requestUpdate = element.requestUpdate.bind(element);
    element.requestUpdate = (...given) => {
      renders += 1;
      requestUpdate(...given);
    };
    for (let at = 0; at < 100; at += 1) staged.element.lang = `x${at}`;
    document.documentElement.lang = 'ja';
    document.documentElement.lang = '';
    await staged.rendered();
    document.documentElement.removeAttribute('lang');
    expect(renders).to.equal(0);
  });
});

describe('words that an app sets', () => {
  afterEach(unstage);

  it('stand in place of ours at once, as text whatever they are', async () => {
    const staged = await stage(one);
    const markup = '<b onclick="x()">Go</b> & leave';
    setForTest('en', { badge: { signOut: markup } });
    await until(() => says(staged) === markup);
    expect(innerButton(staged.find('oauth-logout-button')).querySelector('b')).to.equal(null);
  });

  it('make a language that there was none of', async () => {
    const staged = await stage(one);
    setForTest('sw', { badge: { signOut: 'Toka' } });
    await turnTo(staged, 'sw-KE', 'Toka');
    await turnTo(staged, 'en', 'Sign out');
  });

  it('are left out where they are wrong, with one line in the console for each, of every call', async () => {
    const lines: string[] = [];
    const { warn } = console;
    console.warn = (...given) => lines.push(given.join(' '));
    onUnstage(() => (console.warn = warn));
    const staged = await stage(one);
    setForTest('de', {
      ...{ badge: { signOut: 1 }, nothing: {}, button: { signInWith: 'Los' } },
      ...{ unnamed: { page: 'x' }, failures: { oops: 'x' } },
    });
    await turnTo(staged, 'de', 'Abmelden');
    await until(() => lines.length === 5);
    setForTest('de', { badge: { signOut: 2, accountMenu: '' } });
    await until(() => lines.some((line) => line.includes('accountMenu')));
    expect(lines).to.deep.equal(
      [
        ['badge.signOut', 'must be text'],
        [
          'nothing',
          'is no group of words: there are button, badge, panel, sessions, pages, unnamed, failures',
        ],
        ['button.signInWith', 'must have {provider}'],
        ['unnamed.page', 'is no word of this group: its words are provider, site'],
        ['failures.oops', 'is no word of this group: its words are the codes of docs/errors.md'],
        ['badge.accountMenu', 'must be text'],
      ].map(
        ([path, problem]) =>
          `oauth-elements: setWords de ${path}: Left out: ${path} ${problem}. See docs/languages.md.`,
      ),
    );
  });

  for (const [title, words] of Object.entries({
    null: null,
    text: 'x',
    'a number': 1,
    'a list': [],
    'a map': new Map(),
  }))
    it(`break nothing where they are ${title}`, async () => {
      const staged = await stage(one);
      setForTest('de', words);
      await turnTo(staged, 'de', 'Abmelden');
    });
});
