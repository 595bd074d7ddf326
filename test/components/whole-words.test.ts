import { expect, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { loadLocale } from '../../src/locales/load-locale.js';
import { FakeEndpoint, json } from '../support/fake-endpoint.js';
import { lineBreaks, type LineBreak } from '../support/line-breaks.js';
import {
  innerButton,
  part,
  sayAndHear,
  stage,
  unstage,
  type ElementStage,
} from '../support/stage-elements.js';
import { three } from '../support/stage-sessions.js';
import { until } from '../support/wait-for-tasks.js';
import { failed, signedIn } from '../support/wire-session.js';

const isBetweenWords: Readonly<Record<string, (at: LineBreak) => boolean>> = {
  // Only their speakers' dictionaries know where words of Chinese end: lines end at punctuation.
  'zh-Hans': isAtPunctuation,
  'zh-Hant': isAtPunctuation,
  ko: isAtPunctuation,
  // Two words, which the engine's dictionary takes for one.
  ja: ({ before, after }) =>
    (before.endsWith('もう') && after.startsWith('一度')) ||
    [...new Intl.Segmenter('ja', { granularity: 'word' }).segment(before + after)].some(
      ({ index }) => index === before.length,
    ),
};

function isAtPunctuation({ before, after }: LineBreak): boolean {
  return /[\s\p{P}]$/u.test(before) || /^[\s\p{P}]/u.test(after);
}

const shown = ({ before, after }: LineBreak): string => `${before.trimStart()}⏎${after.trimEnd()}`;

describe('at 320 pixels, lines break between words', () => {
  beforeEach(() => setViewport({ width: 320, height: 900 }));

  afterEach(async () => {
    unstage();
    document.documentElement.style.fontSize = '';
    await setViewport({ width: 800, height: 600 });
  });

  for (const [tag, isWhole] of Object.entries(isBetweenWords)) {
    const check = async (staged: ElementStage, what: string): Promise<number> => {
      await staged.rendered();
      const breaks = lineBreaks(staged.find('#page'));
      expect(breaks.filter((at) => !isWhole(at)).map(shown), what).to.deep.equal([]);
      return breaks.length;
    };

    it(`in ${tag}, in the labels of narrow login buttons`, async () => {
      const staged = await stage(
        html`<div id="page" lang=${tag} style="inline-size: 160px">
          <oauth-login-button provider="google"></oauth-login-button>
          <oauth-login-button provider="microsoft" intent="continue"></oauth-login-button>
          <oauth-login-button provider="github" intent="sign-up"></oauth-login-button>
        </div>`,
      );
      const { button } = await loadLocale(tag);
      const last = innerButton(staged.find('[provider=github]'));
      await until(() => last.textContent.includes(button.signUpWith.replace('{provider}', 'GitHub')));
      expect(await check(staged, 'labels')).to.be.greaterThan(0);
    });

    it(`in ${tag}, in the notes of a login button and of a logout button, and on completion pages`, async () => {
      const staged = await stage(
        html`<div id="page" lang=${tag} style="inline-size: 320px">
          <oauth-login-button provider="github" style="display: block"></oauth-login-button>
          <oauth-complete-page outcome="error"></oauth-complete-page>
          <oauth-complete-page outcome="success"></oauth-complete-page>
        </div>`,
      );
      const button = staged.find('oauth-login-button');
      for (const page of staged.element.querySelectorAll('oauth-complete-page'))
        await until(() => !!part(page, 'message')?.textContent);
      let count = 0;
      for (const code of ['cookies_blocked', 'popup_blocked', 'reauth_required', 'webview_refused']) {
        innerButton(button).click();
        await staged.rendered();
        await sayAndHear(staged, failed(staged.opened.flow, code));
        await until(() => !!part(button, 'error')?.textContent);
        count += await check(staged, code);
      }
      expect(count).to.be.greaterThan(0);
    });

    it(`in ${tag}, in a panel, a menu, a list of sessions, and where signing out fails`, async () => {
      const { badge } = await loadLocale(tag);
      // Larger text, which has more lines.
      document.documentElement.style.fontSize = '125%';
      const endpoint = new FakeEndpoint();
      endpoint.providers = { providers: [] };
      endpoint.answerAt('/sessions', () => json({ sessions: three }));
      endpoint.answerAt('/logout', () => Promise.reject(new TypeError('Failed to fetch')));
      const staged = await stage(
        html`<div id="page" lang=${tag} style="inline-size: 320px">
          <oauth-user-badge size="full"></oauth-user-badge>
          <oauth-login-panel></oauth-login-panel>
          <oauth-logout-button style="display: block"></oauth-logout-button>
          <oauth-sessions></oauth-sessions>
        </div>`,
        signedIn('github'),
        endpoint,
      );
      const logout = innerButton(staged.find('oauth-logout-button'));
      await until(() => logout.textContent.includes(badge.signOut));
      logout.click();
      await until(() => !!part(staged.find('oauth-logout-button'), 'error')?.textContent);
      const list = staged.find('oauth-sessions').shadowRoot!;
      await until(() => list.querySelectorAll('[part~=item]').length === three.length);
      list.querySelector<HTMLElement>('.others button')!.click();
      const menu = staged.find('oauth-user-badge');
      part(menu, 'badge')!.click();
      await until(() => !!part(menu, 'logout')?.checkVisibility());
      part(menu, 'logout')!.click();
      await until(() => !!menu.shadowRoot!.querySelector('.message')?.textContent);
      await until(() => !!staged.find('oauth-login-panel').shadowRoot!.querySelector('.note'));
      const count = await check(staged, 'signing out failed');
      // All of it is short in Chinese.
      if (!tag.startsWith('zh')) expect(count).to.be.greaterThan(0);
    });
  }
});
