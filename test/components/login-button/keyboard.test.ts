import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { innerButton, stage, unstage } from '../../support/stage-elements.js';

const plain = html`<oauth-login-button provider="github"></oauth-login-button>`;

describe('<oauth-login-button> by keyboard', () => {
  afterEach(unstage);

  for (const key of ['Enter', 'Space']) {
    it(`begins one login by ${key}`, async () => {
      const { find, opened, events } = await stage(plain);
      find('oauth-login-button').focus();
      await sendKeys({ press: key });
      expect(opened.urls).to.have.length(1);
      expect(events).to.deep.equal(['login-start github popup']);
    });
  }

  it('hands focus on to the button inside', async () => {
    const { find } = await stage(plain);
    const element = find('oauth-login-button');
    element.focus();
    expect(document.activeElement).to.equal(element);
    expect(element.shadowRoot?.activeElement).to.equal(innerButton(element));
  });

  it('is one stop of the Tab key, with the link inside it none', async () => {
    const { find } = await stage(
      html`<button id="before">before</button>
        <oauth-login-button provider="github"><a href="/x">Go</a></oauth-login-button>
        <button id="after">after</button>`,
    );
    find('#before').focus();
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement?.localName).to.equal('oauth-login-button');
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement?.id).to.equal('after');
  });

  it('has a ring when it is reached by keyboard', async () => {
    const { find } = await stage(html`<button id="before">before</button>${plain}`);
    find('#before').focus();
    await sendKeys({ press: 'Tab' });
    const { outlineStyle, outlineWidth } = getComputedStyle(innerButton(find('oauth-login-button')));
    expect([outlineStyle, outlineWidth]).to.deep.equal(['solid', '2px']);
  });

  it('keeps focus while its login is under way', async () => {
    const staged = await stage(plain);
    const element = staged.find('oauth-login-button');
    element.focus();
    await sendKeys({ press: 'Enter' });
    await staged.rendered();
    expect(element.matches(':state(pending)')).to.equal(true);
    expect(element.shadowRoot?.activeElement).to.equal(innerButton(element));
  });
});
