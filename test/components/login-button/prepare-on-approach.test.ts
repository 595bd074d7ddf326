import { expect, html } from '@open-wc/testing';
import { stateOf } from '../../../src/session/state-of.js';
import { innerButton, stage, unstage, type ElementStage } from '../../support/stage-elements.js';
import { turn } from '../../support/wait-for-tasks.js';

const isPrepared = ({ session }: ElementStage): boolean => !!stateOf(session)?.loginQuery;

describe('what a login checks within its click', () => {
  afterEach(unstage);

  const come: Record<string, (button: HTMLButtonElement) => void> = {
    'the mouse': (button) =>
      button.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true })),
    'the focus': (button) => button.focus(),
  };

  for (const [what, act] of Object.entries(come))
    it(`is loaded when ${what} comes to a button, and not before`, async () => {
      const staged = await stage(html`<oauth-login-button provider="github" lang="de"></oauth-login-button>`);
      await turn();
      expect(isPrepared(staged)).to.equal(false);
      const button = innerButton(staged.find('oauth-login-button'));
      act(button);
      await turn();
      expect(isPrepared(staged)).to.equal(true);
      button.click();
      expect(staged.opened.urls[0]?.searchParams.get('parameters.ui_locales')).to.equal('de');
    });

  it('is loaded for the session of that button alone', async () => {
    const staged = await stage(html`<oauth-login-button provider="github"></oauth-login-button>`);
    const other = await stage(html`<oauth-login-button provider="github"></oauth-login-button>`);
    innerButton(staged.find('oauth-login-button')).focus();
    await turn();
    expect([isPrepared(staged), isPrepared(other)]).to.deep.equal([true, false]);
  });
});
