import { expect, html } from '@open-wc/testing';
import { hearDocument, innerButton, sayAndHear, stage, unstage } from '../../support/stage-elements.js';
import { turn } from '../../support/wait-for-tasks.js';
import { completed, failed, signedIn } from '../../support/wire-session.js';

const buttons = html`
  <oauth-login-button id="one" provider="github"></oauth-login-button>
  <oauth-login-button id="other" provider="github"></oauth-login-button>
`;

describe('a listener that comes late', () => {
  afterEach(unstage);

  it('hears nothing again, and reads who is signed in', async () => {
    const { element, session } = await stage(buttons, signedIn('github'));
    const late = hearDocument();
    await turn();
    expect(late).to.deep.equal([]);
    expect(session.status).to.equal('signed-in');
    expect(session.auth?.provider).to.equal('github');
    expect(element.matches(':state(signed-in)')).to.equal(true);
  });

  it('reads how the last login failed', async () => {
    const staged = await stage(buttons);
    innerButton(staged.find('#one')).click();
    await sayAndHear(staged, failed(staged.opened.flow, 'access_denied', 'No.'));
    const late = hearDocument();
    await turn();
    expect(late).to.deep.equal([]);
    expect(staged.session.failure).to.include({ error: 'access_denied', errorDescription: 'No.' });
    expect(staged.find('#one').matches(':state(error)')).to.equal(true);
  });

  it('reads that a login is under way', async () => {
    const staged = await stage(buttons);
    innerButton(staged.find('#one')).click();
    const late = hearDocument();
    await staged.rendered();
    expect(late).to.deep.equal([]);
    expect(staged.session.status).to.equal('pending');
  });
});

describe('two buttons for one provider', () => {
  afterEach(unstage);

  it('are one login, pending in both, whose events come from the one that was pressed first', async () => {
    const staged = await stage(buttons);
    const [one, other] = [staged.find('#one'), staged.find('#other')];
    const targets: (EventTarget | null)[] = [];
    for (const type of ['login-start', 'login'])
      staged.element.addEventListener(type, ({ target }) => targets.push(target));
    innerButton(one).click();
    innerButton(other).click();
    await staged.rendered();
    for (const element of [one, other]) expect(element.matches(':state(pending)')).to.equal(true);
    await sayAndHear(staged, completed(staged.opened.flow, signedIn('github')));
    expect(staged.opened.urls).to.have.length(1);
    expect(targets).to.deep.equal([one, one]);
    expect(staged.events).to.deep.equal(['login-start github popup', 'login github interactive']);
    for (const element of [one, other]) {
      expect(element.matches(':state(pending)')).to.equal(false);
      expect(element.matches(':state(signed-in)')).to.equal(true);
    }
  });
});
