import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import {
  pageSession,
  type OAuthLoginButtonElement,
  type OAuthSessionElement,
} from '../../../components/index.js';
import { returnChannel } from '../../../src/protocol/return-message.js';
import { FakeEndpoint } from '../../support/fake-endpoint.js';
import {
  answerCodesWith,
  redeemed,
  returned,
  signInOrigin,
} from '../../support/open-other-origin-session.js';
import { Neighbour } from '../../support/open-session.js';
import { hearDocument, innerButton, stubFetch, stubOpen, unstage } from '../../support/stage-elements.js';
import { signedIn } from '../../support/wire-session.js';

// The page has one session of its own, so one endpoint serves this whole file.
const endpoint = new FakeEndpoint(signInOrigin);
const said = { 'oauth-endpoint': endpoint.url, 'oauth-client': 'shop' };
const metas = Object.entries(said).map(([name, content]) =>
  Object.assign(document.createElement('meta'), { name, content }),
);
const button = html`<oauth-login-button provider="github"></oauth-login-button>`;

describe('elements on a page whose meta element names a client', () => {
  beforeEach(() => {
    document.head.append(...metas);
    stubFetch(endpoint);
  });

  afterEach(() => {
    for (const meta of metas) meta.remove();
    unstage();
  });

  it('share one session of that client, which asks the endpoint once', async () => {
    await fixture(html`<div>${button}${button}</div>`);
    await pageSession().ready;
    expect(pageSession().client).to.equal('shop');
    expect(pageSession().endpoint).to.equal(endpoint.url);
    expect(endpoint.asked).to.deep.equal(['GET /session']);
  });

  it('share it with those in an <oauth-session> that names no endpoint', async () => {
    const element = await fixture<OAuthSessionElement>(html`<oauth-session>${button}</oauth-session>`);
    expect(element.session).to.equal(pageSession());
    expect(endpoint.asked).to.deep.equal(['GET /session']);
  });

  it('are of the client that an <oauth-session> names, at the page’s endpoint', async () => {
    const element = await fixture<OAuthSessionElement>(
      html`<oauth-session client="docs">${button}</oauth-session>`,
    );
    expect(element.session?.endpoint).to.equal(endpoint.url);
    expect(element.session?.client).to.equal('docs');
  });

  it('are of another session in an <oauth-session> that names an endpoint: the client is not known there', async () => {
    const element = await fixture<OAuthSessionElement>(
      html`<oauth-session endpoint="/elsewhere">${button}</oauth-session>`,
    );
    expect(element.session?.endpoint).to.equal(`${location.origin}/elsewhere`);
    expect(element.session?.client).to.equal('');
  });

  it('sign in by the site’s return page, with one login from the button', async () => {
    answerCodesWith(endpoint, signedIn('github'));
    const opened = stubOpen();
    const element = await fixture<OAuthLoginButtonElement>(button);
    const events = hearDocument();
    innerButton(element).click();
    expect(opened.urls[0]?.searchParams.get('client')).to.equal('shop');
    const login = oneEvent(element, 'login');
    const returnPage = new Neighbour(returnChannel);
    returnPage.say(returned(opened.flow));
    await login;
    returnPage.close();
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive']);
    expect(await redeemed(endpoint)).to.have.length(1);
  });
});
