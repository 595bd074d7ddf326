import { expect, html } from '@open-wc/testing';
import { loadLocale } from '../../src/locales/load-locale.js';
import {
  innerButton,
  part,
  sayAndHear,
  stage,
  unstage,
  type ElementStage,
} from '../support/stage-elements.js';
import { until } from '../support/wait-for-tasks.js';
import { completed, signedIn } from '../support/wire-session.js';

type Tag = 'oauth-logout-button' | 'oauth-user-badge';

const both = html`<div lang="en">
  <oauth-logout-button></oauth-logout-button>
  <oauth-user-badge
    ><oauth-login-button slot="signed-out" provider="github"></oauth-login-button
  ></oauth-user-badge>
</div>`;

const saidBy = (staged: ElementStage, tag: Tag): string =>
  staged.find(tag).shadowRoot!.querySelector('[role=status]')?.textContent.trim() ?? '';

const pressLogout = async (staged: ElementStage, tag: Tag): Promise<void> => {
  if (tag === 'oauth-logout-button') innerButton(staged.find(tag)).click();
  else {
    part(staged.find(tag), 'badge')!.click();
    await until(() => !!part(staged.find(tag), 'logout')?.checkVisibility());
    part(staged.find(tag), 'logout')!.click();
  }
};

describe('what an element has said follows the page’s language, too:', () => {
  afterEach(unstage);

  for (const tag of ['oauth-logout-button', 'oauth-user-badge'] as const) {
    it(`that nobody could be signed out, by <${tag}>`, async () => {
      const staged = await stage(both, signedIn('github'));
      staged.endpoint.answerAt('/logout', () => Promise.reject(new TypeError('Failed to fetch')));
      await pressLogout(staged, tag);
      for (const lang of ['en', 'de', 'zh-Hans', 'ar'] as const) {
        staged.find('[lang]').lang = lang;
        const { signOutFailed } = (await loadLocale(lang)).badge;
        await until(() => saidBy(staged, tag) === signOutFailed);
        if (tag === 'oauth-user-badge')
          await until(() => !!part(staged.find(tag), 'menu')?.textContent.includes(signOutFailed));
      }
    });

    it(`that the person has signed out, by <${tag}>`, async () => {
      const staged = await stage(both, signedIn('github'));
      await pressLogout(staged, tag);
      for (const lang of ['en', 'de', 'he'] as const) {
        staged.find('[lang]').lang = lang;
        const { signedOut } = (await loadLocale(lang)).badge;
        await until(() => saidBy(staged, tag) === signedOut);
      }
    });
  }

  it('who has signed in, by the badge', async () => {
    const staged = await stage(both);
    innerButton(staged.find('oauth-login-button')).click();
    await sayAndHear(staged, completed(staged.opened.flow, signedIn('github')));
    for (const lang of ['en', 'fr', 'hi'] as const) {
      staged.find('[lang]').lang = lang;
      const words = (await loadLocale(lang)).badge.signedInAs.split('{name}');
      await until(() => words.every((one) => saidBy(staged, 'oauth-user-badge').includes(one.trim())));
    }
    expect(saidBy(staged, 'oauth-user-badge')).to.not.equal('');
  });
});
