import { expect, html, oneEvent } from '@open-wc/testing';
import type { OAuthLoginButtonElement } from '../../../components/index.js';
import {
  innerButton,
  onUnstage,
  removeForGood,
  sayAndHear,
  stage,
  unstage,
  type ElementStage,
} from '../../support/stage-elements.js';
import { turn } from '../../support/wait-for-tasks.js';
import { completed, failed, signedIn } from '../../support/wire-session.js';

const button = html`<oauth-login-button provider="github"></oauth-login-button>`;
const loginButton = (staged: ElementStage): OAuthLoginButtonElement => staged.find('oauth-login-button');

describe('elements that come, move and go', () => {
  afterEach(unstage);

  it('render once for a change after many moves', async () => {
    const staged = await stage(button);
    const element = loginButton(staged);
    for (let move = 0; move < 5; move += 1) {
      element.remove();
      staged.element.append(element);
    }
    await element.updateComplete;
    let asked = 0;
    const { requestUpdate } = element;
    element.requestUpdate = function (...changed: Parameters<typeof requestUpdate>) {
      asked += 1;
      requestUpdate.apply(this, changed);
    };
    staged.session.dispatchEvent(new Event('change'));
    expect(asked).to.equal(1);
  });

  it('listen no longer once removed', async () => {
    const staged = await stage(button);
    const element = loginButton(staged);
    element.remove();
    await element.updateComplete;
    let asked = 0;
    element.requestUpdate = () => void (asked += 1);
    staged.session.dispatchEvent(new Event('change'));
    expect(asked).to.equal(0);
  });

  it('start one login for a click after many moves', async () => {
    const staged = await stage(button);
    const element = loginButton(staged);
    for (let move = 0; move < 3; move += 1) {
      element.remove();
      staged.element.append(element);
    }
    await element.updateComplete;
    innerButton(element).click();
    expect(staged.events).to.deep.equal(['login-start github popup']);
    expect(staged.opened.urls).to.have.length(1);
  });

  it('keep a login when the button moves, and its event comes from there', async () => {
    const staged = await stage(button);
    const element = loginButton(staged);
    innerButton(element).click();
    const place = document.createElement('div');
    staged.element.append(place);
    place.append(element);
    let target: EventTarget | null = null;
    staged.element.addEventListener('login', (event) => (target = event.target));
    await sayAndHear(staged, completed(staged.opened.flow, signedIn('github')));
    expect(target).to.equal(element);
    expect(staged.events).to.deep.equal(['login-start github popup', 'login github interactive']);
  });

  it('keep a login when the session moves', async () => {
    const staged = await stage(button);
    const { element, session } = staged;
    innerButton(loginButton(staged)).click();
    const place = document.createElement('div');
    element.parentElement?.append(place);
    place.append(element);
    await turn();
    expect(element.session).to.equal(session);
    await sayAndHear(staged, completed(staged.opened.flow, signedIn('github')));
    expect(staged.events).to.deep.equal(['login-start github popup', 'login github interactive']);
  });

  it('leave the event to the session where the button is gone', async () => {
    const staged = await stage(button);
    innerButton(loginButton(staged)).click();
    loginButton(staged).remove();
    let target: EventTarget | null = null;
    staged.element.addEventListener('login', (event) => (target = event.target));
    await sayAndHear(staged, failed(staged.opened.flow, 'access_denied'));
    expect(target).to.equal(staged.element);
    expect(staged.events).to.deep.equal([
      'login-start github popup',
      'login github interactive access_denied',
    ]);
  });

  it('end the session when the session’s element is gone for good', async () => {
    const staged = await stage(button);
    await removeForGood(staged.element);
    expect(staged.element.session).to.equal(undefined);
    staged.neighbour.say({ type: 'oauth-session', session: signedIn('github') });
    await turn();
    expect(staged.events).to.deep.equal([]);
  });

  it('find a new session when the session’s element comes back', async () => {
    const staged = await stage(button);
    const { element, endpoint } = staged;
    const place = element.parentElement;
    await removeForGood(element);
    endpoint.session = signedIn('github');
    place?.append(element);
    await oneEvent(element, 'login');
    await staged.rendered();
    expect(element.session?.status).to.equal('signed-in');
    expect(loginButton(staged).matches(':state(signed-in)')).to.equal(true);
  });

  it('go over to the session that they are moved into', async () => {
    const staged = await stage(button);
    const element = loginButton(staged);
    const other = await stage(html``);
    other.element.append(element);
    await element.updateComplete;
    innerButton(element).click();
    expect(staged.session.status).to.equal('signed-out');
    expect(other.session.pendingProvider).to.equal('github');
  });

  it('fire each event once at the document, and not again at the window', async () => {
    const staged = await stage(button);
    let atWindow = 0;
    const count = (): number => (atWindow += 1);
    window.addEventListener('login', count);
    onUnstage(() => window.removeEventListener('login', count));
    innerButton(loginButton(staged)).click();
    await sayAndHear(staged, completed(staged.opened.flow, signedIn('github')));
    expect(staged.events).to.deep.equal(['login-start github popup', 'login github interactive']);
    expect(atWindow).to.equal(1);
  });

  it('open nothing where a listener on the document cancels login-start', async () => {
    const staged = await stage(button);
    document.addEventListener('login-start', (event) => event.preventDefault(), { once: true });
    innerButton(loginButton(staged)).click();
    expect(staged.opened.urls).to.have.length(0);
    expect(staged.session.status).to.equal('pending');
  });
});
