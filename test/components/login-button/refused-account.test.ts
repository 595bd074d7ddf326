import { expect, html } from '@open-wc/testing';
import { innerButton, sayAndHear, stage, unstage } from '../../support/stage-elements.js';
import { failed } from '../../support/wire-session.js';

const plain = html`<oauth-login-button provider="github"></oauth-login-button>`;

describe('<oauth-login-button> after a failed login', () => {
  afterEach(unstage);

  for (const [code, account] of [
    ['login_refused', 'true'],
    ['access_denied', null],
    ['server_error', null],
  ] as const)
    it(`${account ? 'lets' : 'does not make'} the person choose another account after ${code}`, async () => {
      const staged = await stage(plain);
      const element = staged.find('oauth-login-button');
      innerButton(element).click();
      await sayAndHear(staged, failed(staged.opened.flow, code));
      element.shadowRoot!.querySelector<HTMLButtonElement>('.note button')!.click();
      expect(staged.opened.urls.map(({ searchParams }) => searchParams.get('account'))).to.deep.equal([
        null,
        account,
      ]);
    });
});
