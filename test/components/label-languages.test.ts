import { html } from '@open-wc/testing';
import { fill } from '../../src/locales/fill.js';
import { languageTags, loadLocale } from '../../src/locales/load-locale.js';
import { innerButton, stage, unstage } from '../support/stage-elements.js';
import { shownText } from '../support/visible-text.js';
import { until } from '../support/wait-for-tasks.js';

describe('a login button without a label of its own', () => {
  afterEach(unstage);

  for (const tag of languageTags)
    it(`says what it does in ${tag}`, async () => {
      const { button } = await loadLocale(tag);
      const staged = await stage(
        html`<div lang=${tag}>
          <oauth-login-button provider="github"></oauth-login-button>
          <oauth-login-button id="up" provider="github" intent="sign-up"></oauth-login-button>
        </div>`,
      );
      const says = (selector: string, text: string): Promise<void> =>
        until(() => shownText(innerButton(staged.find(selector))) === fill(text, { provider: 'GitHub' }));
      await says('oauth-login-button', button.signInWith);
      await says('#up', button.signUpWith);
    });
});
