import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import type { OAuthSessionElement } from '../../../components/index.js';
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
import { onUnstage } from '../../support/stage-page.js';
import { turn } from '../../support/wait-for-tasks.js';
import { signedIn } from '../../support/wire-session.js';

const button = html`<oauth-login-button provider="github"></oauth-login-button>`;

interface ClientElement {
  readonly element: OAuthSessionElement;
  readonly endpoint: FakeEndpoint;
  readonly opened: ReturnType<typeof stubOpen>;
  readonly returnPage: Neighbour;
}

async function stageClient(
  make: (url: string) => TemplateResult = (url) =>
    html`<oauth-session endpoint=${url} client="shop">${button}</oauth-session>`,
): Promise<ClientElement> {
  const endpoint = new FakeEndpoint(signInOrigin);
  answerCodesWith(endpoint, signedIn('github'));
  stubFetch(endpoint);
  const opened = stubOpen();
  const returnPage = new Neighbour(returnChannel);
  onUnstage(() => returnPage.close());
  const element = await fixture<OAuthSessionElement>(make(endpoint.url));
  await element.updateComplete;
  await element.session?.ready;
  return { element, endpoint, opened, returnPage };
}

const click = (element: OAuthSessionElement): void =>
  innerButton(element.querySelector('oauth-login-button')!).click();

describe('<oauth-session client>', () => {
  afterEach(unstage);

  it('opens the endpoint’s address in the click, with its client and the page’s origin', async () => {
    const { element, opened } = await stageClient();
    click(element);
    const said = Object.fromEntries(opened.urls[0]!.searchParams);
    expect(said).to.include({ client: 'shop', origin: location.origin, mode: 'popup' });
    expect(said).to.not.have.property('return_to');
  });

  it('signs in with what the return page says, with one login from the button', async () => {
    const { element, opened, returnPage, endpoint } = await stageClient();
    const events = hearDocument();
    const login = oneEvent(element.querySelector('oauth-login-button')!, 'login');
    click(element);
    returnPage.say(returned(opened.flow));
    await login;
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive']);
    expect(await redeemed(endpoint)).to.have.length(1);
    expect(element.matches(':state(signed-in)')).to.equal(true);
  });

  it('without the attribute is the session of the site’s own endpoint', async () => {
    const { element, opened } = await stageClient(
      (url) => html`<oauth-session endpoint=${url}>${button}</oauth-session>`,
    );
    click(element);
    expect(opened.urls[0]?.searchParams.has('client')).to.equal(false);
    expect(opened.urls[0]?.searchParams.has('challenge')).to.equal(false);
  });

  it('with an empty attribute is so, too', async () => {
    const { element, opened } = await stageClient(
      (url) => html`<oauth-session endpoint=${url} client="">${button}</oauth-session>`,
    );
    click(element);
    expect(opened.urls[0]?.searchParams.has('client')).to.equal(false);
  });

  it('becomes the session of another client when the attribute changes, and stops listening as the first', async () => {
    const { element, endpoint, opened, returnPage } = await stageClient();
    click(element);
    const first = opened.flow;
    const old = element.session;
    // One under way would be waited for.
    old?.cancel();
    element.setAttribute('client', 'other');
    await element.updateComplete;
    await element.session?.ready;
    expect(element.session).to.not.equal(old);
    returnPage.say(returned(first));
    const heard = new Neighbour(returnChannel);
    const fence = heard.next();
    returnPage.say('fence');
    await fence;
    heard.close();
    await turn();
    expect(await redeemed(endpoint)).to.deep.equal([]);
    click(element);
    expect(opened.urls.at(-1)?.searchParams.get('client')).to.equal('other');
  });

  it('is no client’s any more when the attribute goes', async () => {
    const { element, opened } = await stageClient();
    element.removeAttribute('client');
    await element.updateComplete;
    await element.session?.ready;
    click(element);
    expect(opened.urls[0]?.searchParams.has('client')).to.equal(false);
  });

  it('takes the client that is set as a property right after it was put into the document', async () => {
    const { element, opened } = await stageClient(() => html`<oauth-session>${button}</oauth-session>`);
    const endpoint = new FakeEndpoint(signInOrigin);
    stubFetch(endpoint);
    element.endpoint = endpoint.url;
    element.client = 'shop';
    await element.updateComplete;
    await element.session?.ready;
    click(element);
    expect(opened.urls[0]?.searchParams.get('client')).to.equal('shop');
    expect(endpoint.asked).to.deep.equal(['GET /session']);
  });

  it('keeps its session where an attribute is set to what it is', async () => {
    const { element, endpoint } = await stageClient();
    const { session } = element;
    element.setAttribute('client', 'shop');
    element.setAttribute('endpoint', endpoint.url);
    await element.updateComplete;
    expect(element.session).to.equal(session);
  });

  it('gives what came back of a redirect to the session that stays, where its client is set late', async () => {
    const endpoint = new FakeEndpoint(signInOrigin);
    answerCodesWith(endpoint, signedIn('github'));
    stubFetch(endpoint);
    const flow = 'abcdefghijklmnopqrstuv';
    const left = { provider: 'github', verifier: 'v', returnTo: '/', endpoint: endpoint.url };
    sessionStorage.setItem(`oauth-flow.${flow}`, JSON.stringify(left));
    sessionStorage.setItem('oauth-returned', JSON.stringify(returned(flow)));
    onUnstage(() => sessionStorage.clear());
    const events = hearDocument();
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const element = document.createElement('oauth-session');
    element.endpoint = endpoint.url;
    element.client = 'first';
    place.append(element);
    element.client = 'shop';
    await element.updateComplete;
    await element.session?.ready;
    expect(events).to.deep.equal(['login github interactive']);
    expect(element.session?.auth?.provider).to.equal('github');
    expect(sessionStorage.length).to.equal(0);
  });
});
