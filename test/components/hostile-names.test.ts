import { expect, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import {
  renderLoginButton,
  renderLoginPanel,
  renderUserBadge,
} from '../../components/server-rendering/index.js';
import { deepElements } from '../support/deep-elements.js';
import { FakeEndpoint, json } from '../support/fake-endpoint.js';
import { layoutFaults } from '../support/layout-faults.js';
import {
  innerButton,
  onUnstage,
  part,
  stage,
  unstage,
  type ElementStage,
} from '../support/stage-elements.js';
import { own, wireRow } from '../support/stage-sessions.js';
import { shownText } from '../support/visible-text.js';
import { until } from '../support/wait-for-tasks.js';
import { signedIn, signedInAs } from '../support/wire-session.js';

const width = 320;

/** What people and providers are called, by mistake or on purpose. */
const names: Readonly<Record<string, string>> = {
  'of 200 letters': 'x'.repeat(200),
  'of 200 letters in words': 'Konstantinopolitanischer '.repeat(8).trim(),
  'of a family of emoji': '👩‍👩‍👧‍👦',
  'of a flag': '🇺🇦',
  'of marks without a letter': 'a\u0301\u0488\u0301',
  'of markup': '<img src=x onerror="document.title=1"><script>document.title=1</script>',
  'that turns its direction': '\u202eadA\u2069\u202e',
  'in Arabic and Latin': 'أحمد (Ahmad) 42',
  'of a template': '${name} {provider} {{site}}',
};

/** Names of people are cut off in one line; nothing else is. */
const faultsIn = (root: Element): string[] =>
  layoutFaults(root, width).filter((fault) => !fault.endsWith('is cut off'));

const hasMarkup = (root: Element): boolean =>
  deepElements(root).some((one) => one.matches('script, [onerror]'));

/** What a person reads, without characters that show nothing. */
const read = (text: string): string => text.replace(/[\u2066-\u2069\u202a-\u202e]/g, '').replace(/\s+/g, ' ');

const everything = html`<div id="page" style="inline-size: 320px">
  <oauth-user-badge size="full"></oauth-user-badge>
  <oauth-login-panel></oauth-login-panel>
  <oauth-login-button provider="acme" style="display: block"></oauth-login-button>
  <oauth-login-button provider="github"></oauth-login-button>
  <oauth-logout-button></oauth-logout-button>
  <oauth-sessions></oauth-sessions>
  <oauth-show><p style="margin: 0">Shown</p></oauth-show>
  <oauth-complete-page outcome="success"></oauth-complete-page>
</div>`;

async function stageAll(name: string): Promise<ElementStage> {
  const endpoint = new FakeEndpoint();
  endpoint.providers = {
    providers: [
      { id: 'acme', name },
      { id: 'github', name: 'GitHub' },
    ],
  };
  endpoint.answerAt('/sessions', () =>
    json({ sessions: [own, wireRow('other', { browser: name, system: name })] }),
  );
  const user = { name, email: null };
  const staged = await stage(everything, signedInAs(user), endpoint);
  const panel = staged.find('oauth-login-panel').shadowRoot!;
  await until(() => panel.querySelectorAll('oauth-login-button').length === 2);
  const list = staged.find('oauth-sessions').shadowRoot!;
  await until(() => list.querySelectorAll('[part~=item]').length === 2);
  const badge = staged.find('oauth-user-badge');
  part(badge, 'badge')!.click();
  await until(() => !!part(badge, 'menu')?.checkVisibility());
  await until(() => !!badge.shadowRoot!.querySelector('.row[aria-expanded]'));
  badge.shadowRoot!.querySelector<HTMLElement>('.row[aria-expanded]')!.click();
  await until(() => !!badge.shadowRoot!.querySelector('.inner'));
  await until(() => !!part(staged.find('oauth-complete-page'), 'message')?.textContent);
  await staged.rendered();
  for (const animation of document.getAnimations()) animation.finish();
  return staged;
}

/** Puts what a server rendered into the page, as the parser would. */
function declare(markup: string): HTMLElement {
  const place = document.createElement('div');
  place.style.inlineSize = '320px';
  document.body.append(place);
  onUnstage(() => place.remove());
  // Other tags: what is looked at here is the HTML alone.
  place.setHTMLUnsafe(markup.replaceAll('oauth-', 'plain-'));
  return place;
}

describe('a name of a person and of a provider', () => {
  beforeEach(() => setViewport({ width, height: 900 }));

  afterEach(async () => {
    unstage();
    localStorage.clear();
    await setViewport({ width: 800, height: 600 });
  });

  for (const [what, name] of Object.entries(names)) {
    it(`${what} leaves every element intact, which says it`, async () => {
      const { title } = document;
      const staged = await stageAll(name);
      expect(faultsIn(staged.find('#page'))).to.deep.equal([]);
      expect(hasMarkup(staged.element)).to.equal(false);
      const said = read(name);
      const buttons = [...staged.element.querySelectorAll('oauth-login-button')];
      // The provider that was used last is the first one, once the panel knows it.
      const offered = staged.find('oauth-login-panel').shadowRoot!.querySelectorAll('oauth-login-button');
      const inPanel = [...offered].find(({ provider }) => provider === 'acme')!;
      const badge = staged.find('oauth-user-badge');
      expect(read(shownText(innerButton(buttons[0]!)))).to.equal(`Sign in with ${said}`);
      // Shown alone where the sentence has no room.
      expect(read(shownText(innerButton(buttons[1]!)))).to.be.oneOf([`Signed in as ${said}`, said]);
      expect(read(innerButton(buttons[1]!).getAttribute('aria-label')!)).to.equal(`Signed in as ${said}`);
      expect(read(shownText(innerButton(inPanel)))).to.equal(`Sign in with ${said}`);
      expect(read(shownText(part(badge, 'name')!))).to.equal(said);
      expect(read(shownText(badge.shadowRoot!.querySelector('.title')!))).to.equal(said);
      expect(read(shownText(badge.shadowRoot!.querySelector('.inner')!))).to.equal(said);
      const device = staged.find('oauth-sessions').shadowRoot!.querySelector('li + li bdi')!;
      expect(shownText(device)).to.match(/. on ./u);
      expect(shownText(innerButton(staged.find('oauth-logout-button')))).to.equal('Sign out');
      expect(staged.find('oauth-show p').checkVisibility()).to.equal(true);
      expect(document.title).to.equal(title);
    });

    it(`${what} leaves intact what a server rendered, which says it`, () => {
      const session = signedInAs({ name, email: null });
      const shownAs = { name };
      for (const rendered of [
        renderUserBadge({ session, size: 'full' }),
        renderLoginButton({ provider: 'github', session }),
        renderLoginButton({ provider: 'acme', shownAs }),
        renderLoginPanel({ site: name, providers: [{ id: 'acme', name }] }),
      ]) {
        const place = declare(rendered);
        expect(faultsIn(place)).to.deep.equal([]);
        expect(hasMarkup(place)).to.equal(false);
        expect(
          read(
            deepElements(place)
              .map((one) => one.textContent)
              .join(' '),
          ),
        ).to.contain(read(name));
      }
    });
  }

  it('that is blank is the one of its brand, in every element', async () => {
    for (const name of ['', ' ', '\u00a0']) {
      const staged = await stageAll(name);
      const badge = staged.find('oauth-user-badge').shadowRoot!;
      const panel = staged.find('oauth-login-panel').shadowRoot!;
      expect(shownText(badge.querySelector('.inner')!)).to.equal('Acme');
      expect(shownText(innerButton(panel.querySelector('oauth-login-button')!))).to.equal(
        'Sign in with Acme',
      );
      expect(shownText(innerButton(staged.find('oauth-login-button')))).to.equal('Sign in with Acme');
      unstage();
    }
  });

  for (const lang of ['xx', 'constructor', '🦊', '-'])
    it(`stands in English words in a language that is none of ours, here ${lang}`, async () => {
      const staged = await stage(html`<div lang=${lang}>${everything}</div>`, signedIn('github'));
      const words = (): string =>
        ['oauth-logout-button', 'oauth-complete-page', 'oauth-login-button']
          .map((one) => shownText(staged.find(one)))
          .join('|');
      await until(() => /^Sign out\|You’re signed in You can close .*\|Sign in with Acme$/.test(words()));
    });
});
