import { expect, html } from '@open-wc/testing';
import { elementStates } from '../../support/element-states.js';
import { innerButton, onUnstage, part, sayAndHear, stage, unstage } from '../../support/stage-elements.js';
import { uncaughtErrors } from '../../support/uncaught-errors.js';
import { completed, signedIn } from '../../support/wire-session.js';

/** What holds in a browser that lacks features. */
export function olderBrowserContract(which: string): void {
  describe(which, () => {
    afterEach(unstage);

    for (const [name, show] of Object.entries(elementStates))
      it(`${name} is shown`, async () => {
        const errors = uncaughtErrors(onUnstage);
        const { element, rendered } = await show();
        await rendered();
        const shown = [...element.querySelectorAll<HTMLElement>(':defined')].filter((one) => one.shadowRoot);
        expect(shown).to.not.be.empty;
        for (const one of shown) expect(one.getBoundingClientRect().height).to.be.greaterThan(0);
        expect(errors).to.deep.equal([]);
      });

    it('people sign in and out, and each event is fired once', async () => {
      const errors = uncaughtErrors(onUnstage);
      const staged = await stage(
        html`<oauth-login-button provider="github"></oauth-login-button> <oauth-user-badge></oauth-user-badge
          ><oauth-logout-button></oauth-logout-button>`,
      );
      innerButton(staged.find('oauth-login-button')).click();
      await sayAndHear(staged, completed(staged.opened.flow, signedIn('github')));
      part(staged.find('oauth-user-badge'), 'badge')?.click();
      await staged.rendered();
      staged.endpoint.answerAt('/logout', () => Response.json({ logout_url: null }));
      const ended = new Promise((resolve) =>
        staged.session.addEventListener('logout', resolve, { once: true }),
      );
      innerButton(staged.find('oauth-logout-button')).click();
      await ended;
      expect(staged.events).to.deep.equal([
        'login-start github popup',
        'login github interactive',
        'logout github interactive',
      ]);
      expect(errors).to.deep.equal([]);
    });
  });
}
