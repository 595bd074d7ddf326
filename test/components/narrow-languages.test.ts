import { expect, html } from '@open-wc/testing';
import { languageTags, loadLocale } from '../../src/locales/load-locale.js';
import { failed } from '../support/wire-session.js';
import { innerButton, part, sayAndHear, stage, unstage } from '../support/stage-elements.js';
import { until } from '../support/wait-for-tasks.js';

describe('at 320 pixels nothing is clipped or scrolls sideways', () => {
  afterEach(unstage);

  for (const tag of languageTags)
    it(`in ${tag}`, async () => {
      const { direction, badge } = await loadLocale(tag);
      const staged = await stage(html`
        <div id="page" lang=${tag} dir=${direction} style="inline-size: 320px; overflow: auto">
          <oauth-login-button provider="google"></oauth-login-button>
          <oauth-login-button provider="azure" intent="sign-up"></oauth-login-button>
          <oauth-login-button provider="github" intent="continue"></oauth-login-button>
          <oauth-logout-button></oauth-logout-button>
          <oauth-complete-page outcome="error"></oauth-complete-page>
        </div>
      `);
      const button = staged.find('oauth-login-button');
      innerButton(button).click();
      // The longest sentence of most languages.
      await sayAndHear(staged, failed(staged.opened.flow, 'cookies_blocked'));
      const page = staged.find('#page');
      const logout = innerButton(staged.find('oauth-logout-button'));
      await until(() => logout.textContent.includes(badge.signOut));
      await until(() => !!part(staged.find('oauth-complete-page'), 'message')?.textContent);
      await until(() => !!button.shadowRoot?.querySelector('[part=error]')?.textContent);
      expect(page.scrollWidth).to.equal(page.clientWidth);
      for (const element of page.children)
        for (const inner of element.shadowRoot!.querySelectorAll<HTMLElement>(
          'button, [part=error], p, h1',
        )) {
          const { left, right, width } = inner.getBoundingClientRect();
          // Hidden.
          if (width === 0) continue;
          const outer = page.getBoundingClientRect();
          expect(left).to.be.at.least(outer.left - 0.5);
          expect(right).to.be.at.most(outer.right + 0.5);
          if (getComputedStyle(inner).overflowX !== 'visible')
            expect(inner.scrollWidth).to.be.at.most(inner.clientWidth + 1);
        }
    });
});
