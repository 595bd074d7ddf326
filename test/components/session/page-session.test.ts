import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { pageSession, type OAuthLoginButtonElement } from '../../../components/index.js';
import { FakeEndpoint } from '../../support/fake-endpoint.js';
import { Neighbour } from '../../support/open-session.js';
import { hearDocument, innerButton, stubFetch, stubOpen, unstage } from '../../support/stage-elements.js';
import { completed, signedIn } from '../../support/wire-session.js';

// The page has one session of its own, so one endpoint serves this whole file.
const endpoint = new FakeEndpoint();
const meta = document.createElement('meta');
meta.name = 'oauth-endpoint';
meta.content = endpoint.url;

const button = html`<oauth-login-button provider="github"></oauth-login-button>`;

describe('elements without an <oauth-session>', () => {
  let neighbour: Neighbour;

  beforeEach(() => {
    document.head.append(meta);
    stubFetch(endpoint);
    neighbour = new Neighbour(endpoint.url);
  });

  afterEach(() => {
    neighbour.close();
    meta.remove();
    unstage();
  });

  it('share one session, whose endpoint the page’s meta element names', async () => {
    await fixture(html`<div>${button}${button}<oauth-user-badge></oauth-user-badge></div>`);
    await pageSession().ready;
    expect(pageSession()).to.equal(pageSession());
    expect(pageSession().endpoint).to.equal(endpoint.url);
    expect(endpoint.asked).to.deep.equal(['GET /session']);
  });

  it('dispatch login from the button, seen once at the document', async () => {
    const opened = stubOpen();
    const element = await fixture<OAuthLoginButtonElement>(button);
    const events = hearDocument();
    innerButton(element).click();
    const login = oneEvent(element, 'login');
    neighbour.say(completed(opened.flow, signedIn('github')));
    await login;
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive']);
  });

  it('leave what nobody here asked for to the document', async () => {
    await fixture(button);
    const logout = oneEvent(document, 'logout');
    neighbour.say({ type: 'oauth-session', session: { authorizations: [] } });
    expect((await logout).target).to.equal(document);
  });

  it('leave the event of a button that is gone to the document', async () => {
    const opened = stubOpen();
    const element = await fixture<OAuthLoginButtonElement>(button);
    innerButton(element).click();
    element.remove();
    const login = oneEvent(document, 'login');
    neighbour.say(completed(opened.flow, signedIn('github')));
    expect((await login).target).to.equal(document);
  });

  it('work inside shadow roots', async () => {
    const opened = stubOpen();
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const events = hearDocument();
    const root = host.attachShadow({ mode: 'closed' });
    root.innerHTML = '<oauth-login-button provider="acme"></oauth-login-button>';
    const element = root.querySelector('oauth-login-button')!;
    await element.updateComplete;
    innerButton(element).click();
    const login = oneEvent(host, 'login');
    neighbour.say(completed(opened.flow, signedIn('acme', 'github'), 'acme'));
    await login;
    expect(events).to.deep.equal(['login-start acme popup', 'login acme interactive']);
  });
});
