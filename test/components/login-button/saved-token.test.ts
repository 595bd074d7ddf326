import { expect, html, oneEvent } from '@open-wc/testing';
import { OAuthLoginButtonElement } from '../../../components/index.js';
import { json, refusal } from '../../support/fake-endpoint.js';
import { shownText } from '../../support/visible-text.js';
import { innerButton, part, stage, unstage, type ElementStage } from '../../support/stage-elements.js';
import { signedIn } from '../../support/wire-session.js';

const plain = html`<oauth-login-button provider="github"></oauth-login-button>`;
const savedToken = 'sealed.text';

/** A click, up to the end of the login that it begins. */
async function clickAndEnd(staged: ElementStage, element: Element): Promise<void> {
  const ended = oneEvent(staged.session, 'login');
  innerButton(element).click();
  await ended;
  await staged.rendered();
}

describe('<oauth-login-button> with a saved token', () => {
  afterEach(unstage);

  it('signs in without a window, by one event of its own', async () => {
    const staged = await stage(plain);
    staged.endpoint.answerAt('/token/restore', () => json(signedIn('github')));
    const targets: (EventTarget | null)[] = [];
    staged.element.addEventListener('login', ({ target }) => targets.push(target));
    const element = staged.find('oauth-login-button');
    element.savedToken = savedToken;
    await clickAndEnd(staged, element);
    expect(staged.events).to.deep.equal(['login github restored']);
    expect(targets).to.deep.equal([element]);
    expect(staged.opened.urls).to.deep.equal([]);
    expect(element.matches(':state(signed-in)')).to.equal(true);
  });

  it('sends the token with what its attributes say', async () => {
    const staged = await stage(
      html`<oauth-login-button provider="github" groups no-user remember></oauth-login-button>`,
    );
    staged.endpoint.answerAt('/token/restore', () => json(signedIn('github')));
    const element = staged.find('oauth-login-button');
    element.savedToken = savedToken;
    await clickAndEnd(staged, element);
    expect(await staged.endpoint.requests.at(-1)!.json()).to.deep.equal({
      provider: 'github',
      saved_token: savedToken,
      fetch_user: false,
      fetch_groups: true,
      remember: true,
    });
  });

  it('uses it once: where it fails, it says so, and the next click opens the provider', async () => {
    const staged = await stage(plain);
    staged.endpoint.answerAt('/token/restore', () => refusal('saved_token_invalid', '', 400));
    const element = staged.find('oauth-login-button');
    element.savedToken = savedToken;
    await clickAndEnd(staged, element);
    expect(staged.events).to.deep.equal(['login github interactive saved_token_invalid']);
    expect(staged.opened.urls).to.deep.equal([]);
    expect(element.matches(':state(error)')).to.equal(true);
    expect(element.matches(':state(pending)')).to.equal(false);
    expect(shownText(part(element, 'error')!)).to.not.equal('');
    innerButton(element).click();
    await staged.rendered();
    expect(staged.opened.urls).to.have.length(1);
    expect(staged.endpoint.asked).to.deep.equal(['GET /session', 'POST /token/restore']);
    expect(element.matches(':state(error)')).to.equal(false);
  });

  it('is pending while the endpoint looks at it', async () => {
    const staged = await stage(plain);
    const held = staged.endpoint.hold();
    const element = staged.find('oauth-login-button');
    element.savedToken = savedToken;
    const ended = oneEvent(staged.session, 'login');
    element.click();
    await held.asked;
    await staged.rendered();
    expect(element.matches(':state(pending)')).to.equal(true);
    held.answer(signedIn('github'));
    await ended;
    await staged.rendered();
    expect(element.matches(':state(pending)')).to.equal(false);
  });

  it('keeps one that was given before it was upgraded', async () => {
    const staged = await stage(html`<oauth-late-button provider="github"></oauth-late-button>`);
    staged.endpoint.answerAt('/token/restore', () => json(signedIn('github')));
    const element = staged.find('oauth-late-button');
    Object.assign(element, { savedToken });
    class LateButton extends OAuthLoginButtonElement {}
    LateButton.define('oauth-late-button');
    await staged.rendered();
    await clickAndEnd(staged, element);
    expect(staged.events).to.deep.equal(['login github restored']);
    expect(staged.opened.urls).to.deep.equal([]);
  });

  it('keeps it for later while the button is disabled', async () => {
    const staged = await stage(html`<oauth-login-button provider="github" disabled></oauth-login-button>`);
    const element = staged.find('oauth-login-button');
    element.savedToken = savedToken;
    element.click();
    expect(staged.endpoint.asked).to.deep.equal(['GET /session']);
    expect(element.savedToken).to.equal(savedToken);
  });

  it('never shows it: neither in an attribute nor in what is rendered', async () => {
    const staged = await stage(plain);
    const element = staged.find('oauth-login-button');
    element.savedToken = savedToken;
    await staged.rendered();
    expect(`${element.outerHTML} ${element.shadowRoot!.innerHTML}`).to.not.contain(savedToken);
  });
});
