import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { pageSession, type OAuthSessionElement } from '../../../components/index.js';
import { FakeEndpoint } from '../../support/fake-endpoint.js';
import { Neighbour } from '../../support/open-session.js';
import {
  hearDocument,
  innerButton,
  onUnstage,
  removeForGood,
  stubFetch,
  stubOpen,
  unstage,
} from '../../support/stage-elements.js';
import { turn } from '../../support/wait-for-tasks.js';
import { completed, nobody, signedIn } from '../../support/wire-session.js';

/** Two `<oauth-session>` of one endpoint, each with a button for the same provider. */
async function stageTwo(wire = nobody) {
  const endpoint = new FakeEndpoint();
  endpoint.session = wire;
  stubFetch(endpoint);
  const opened = stubOpen();
  const events = hearDocument();
  const neighbour = new Neighbour(endpoint.url);
  onUnstage(() => neighbour.close());
  const button = html`<oauth-login-button provider="github"></oauth-login-button>`;
  const place = await fixture<HTMLElement>(html`
    <div>
      <oauth-session endpoint=${endpoint.url}>${button}</oauth-session>
      <oauth-session endpoint="${new URL(endpoint.url).pathname}/">${button}</oauth-session>
    </div>
  `);
  const [one, other] = place.querySelectorAll('oauth-session') as unknown as [
    OAuthSessionElement,
    OAuthSessionElement,
  ];
  await one.session?.ready;
  return { endpoint, opened, events, neighbour, place, one, other };
}

describe('two <oauth-session> of one endpoint', () => {
  afterEach(unstage);

  it('share a session, however its address is written, and ask once', async () => {
    const { endpoint, one, other } = await stageTwo();
    expect(one.session).to.equal(other.session);
    expect(endpoint.asked).to.deep.equal(['GET /session']);
  });

  it('fire one login each for a listener on the document, on load and from another tab', async () => {
    const { events, neighbour, one } = await stageTwo(signedIn('acme'));
    expect(events).to.deep.equal(['login acme restored']);
    neighbour.say({ type: 'oauth-session', session: signedIn('acme', 'github') });
    await oneEvent(document, 'login');
    neighbour.say({ type: 'oauth-session', session: nobody });
    const { target } = await oneEvent(document, 'logout');
    await turn();
    expect(target).to.equal(one);
    expect(events).to.deep.equal([
      'login acme restored',
      'login github other-tab',
      'logout acme other-tab',
      'logout github other-tab',
    ]);
  });

  it('are one login for a click in each, whose event comes from the first button', async () => {
    const { opened, events, neighbour, one, other } = await stageTwo();
    innerButton(one.querySelector('oauth-login-button')!).click();
    innerButton(other.querySelector('oauth-login-button')!).click();
    const login = oneEvent(document, 'login');
    neighbour.say(completed(opened.flow, signedIn('github')));
    const { target } = await login;
    expect(target).to.equal(one.querySelector('oauth-login-button'));
    expect(opened.urls).to.have.length(1);
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive']);
    for (const element of [one, other]) expect(element.matches(':state(signed-in)')).to.equal(true);
  });

  it('leave events to the other once the first is gone', async () => {
    const { neighbour, one, other } = await stageTwo();
    await removeForGood(one);
    neighbour.say({ type: 'oauth-session', session: signedIn('github') });
    const { target } = await oneEvent(document, 'login');
    expect(target).to.equal(other);
  });

  it('close their session with the last of them, and open another when one comes back', async () => {
    const { endpoint, events, neighbour, place, one, other } = await stageTwo();
    const { session } = one;
    await removeForGood(one);
    expect(other.session).to.equal(session);
    await removeForGood(other);
    neighbour.say({ type: 'oauth-session', session: signedIn('github') });
    await turn();
    expect(events).to.deep.equal([]);
    place.append(other);
    await other.session?.ready;
    expect(other.session).not.to.equal(session);
    expect(endpoint.asked).to.deep.equal(['GET /session', 'GET /session']);
  });

  it('part when one of them is given another endpoint', async () => {
    const { endpoint, events, neighbour, one, other } = await stageTwo();
    const second = new FakeEndpoint();
    stubFetch(second);
    other.endpoint = second.url;
    await other.updateComplete;
    await other.session?.ready;
    neighbour.say({ type: 'oauth-session', session: signedIn('github') });
    await oneEvent(one, 'login');
    expect(other.session?.auth).to.equal(null);
    expect(events).to.deep.equal(['login github other-tab']);
    expect([endpoint.asked, second.asked]).to.deep.equal([['GET /session'], ['GET /session']]);
  });
});

describe('an <oauth-session> beside the page’s own session', () => {
  afterEach(unstage);

  it('shares it where the endpoint is the same, and does not end it', async () => {
    const endpoint = new FakeEndpoint();
    stubFetch(endpoint);
    const events = hearDocument();
    const meta = document.createElement('meta');
    meta.name = 'oauth-endpoint';
    meta.content = endpoint.url;
    document.head.append(meta);
    onUnstage(() => meta.remove());
    const neighbour = new Neighbour(endpoint.url);
    onUnstage(() => neighbour.close());
    const place = await fixture<HTMLElement>(html`
      <div>
        <oauth-user-badge></oauth-user-badge>
        <oauth-session endpoint=${endpoint.url}><oauth-user-badge></oauth-user-badge></oauth-session>
      </div>
    `);
    const element = place.querySelector('oauth-session')!;
    await pageSession().ready;
    expect(element.session).to.equal(pageSession());
    expect(endpoint.asked).to.deep.equal(['GET /session']);
    neighbour.say({ type: 'oauth-session', session: signedIn('github') });
    expect((await oneEvent(document, 'login')).target).to.equal(element);
    await removeForGood(element);
    neighbour.say({ type: 'oauth-session', session: nobody });
    expect((await oneEvent(document, 'logout')).target).to.equal(document);
    expect(events).to.deep.equal(['login github other-tab', 'logout github other-tab']);
  });
});
