import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { OAuthLoginButtonElement, OAuthSessionElement } from '../../../components/index.js';
import { FakeEndpoint } from '../../support/fake-endpoint.js';
import {
  hearDocument,
  innerButton,
  stage,
  stubFetch,
  stubOpen,
  unstage,
} from '../../support/stage-elements.js';
import { Neighbour } from '../../support/open-session.js';
import { completed, signedIn } from '../../support/wire-session.js';

describe('<oauth-session>', () => {
  afterEach(unstage);

  it('asks its endpoint once', async () => {
    const { endpoint } = await stage(html`<oauth-login-button provider="github"></oauth-login-button>`);
    expect(endpoint.asked).to.deep.equal(['GET /session']);
  });

  it('shows loading, pending and signed-in by its states', async () => {
    const endpoint = new FakeEndpoint();
    const held = endpoint.hold();
    stubFetch(endpoint);
    const opened = stubOpen();
    const element = await fixture<OAuthSessionElement>(
      html`<oauth-session endpoint=${endpoint.url}></oauth-session>`,
    );
    expect(element.matches(':state(loading)')).to.equal(true);
    held.answer({ authorizations: [] });
    await element.session?.ready;
    expect(element.matches(':state(loading)')).to.equal(false);
    void element.session?.login('github');
    expect(element.matches(':state(pending)')).to.equal(true);
    const neighbour = new Neighbour(endpoint.url);
    neighbour.say(completed(opened.flow, signedIn('github')));
    await oneEvent(element, 'login');
    neighbour.close();
    expect(element.matches(':state(signed-in)')).to.equal(true);
    expect(element.matches(':state(pending)')).to.equal(false);
  });

  it('takes no place of its own', async () => {
    const { element } = await stage(html``);
    expect(getComputedStyle(element).display).to.equal('contents');
  });

  it('opens another session when its endpoint changes, for the elements inside too', async () => {
    const { element, find, opened } = await stage(
      html`<oauth-login-button provider="github"></oauth-login-button>`,
    );
    const other = new FakeEndpoint();
    stubFetch(other);
    element.endpoint = other.url;
    await element.updateComplete;
    await element.session?.ready;
    innerButton(find('oauth-login-button')).click();
    expect(element.session?.endpoint).to.equal(other.url);
    expect(opened.urls[0]?.href.startsWith(other.url)).to.equal(true);
    expect(other.asked).to.deep.equal(['GET /session']);
  });

  it('takes an endpoint that is set right after it was put into the document', async () => {
    const first = new FakeEndpoint();
    const second = new FakeEndpoint();
    stubFetch(first, second);
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const element = document.createElement('oauth-session');
    element.endpoint = first.url;
    place.append(element);
    element.endpoint = second.url;
    await element.updateComplete;
    expect(element.session?.endpoint).to.equal(second.url);
  });

  it('takes the property that was set after the attribute', async () => {
    const first = new FakeEndpoint();
    const second = new FakeEndpoint();
    stubFetch(first, second);
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const element = document.createElement('oauth-session');
    element.setAttribute('endpoint', first.url);
    element.endpoint = second.url;
    place.append(element);
    await element.updateComplete;
    expect(element.session?.endpoint).to.equal(second.url);
  });

  it('goes back to /api/oauth where its attribute is removed', async () => {
    const { element } = await stage(html``);
    element.removeAttribute('endpoint');
    await element.updateComplete;
    expect(element.session?.endpoint).to.equal(`${location.origin}/api/oauth`);
  });

  it('does not mix with a session of another endpoint', async () => {
    const one = new FakeEndpoint();
    const other = new FakeEndpoint();
    other.session = signedIn('acme');
    stubFetch(one, other);
    const opened = stubOpen();
    const place = await fixture<HTMLElement>(html`
      <div>
        <oauth-session id="one" endpoint=${one.url}>
          <oauth-login-button provider="github"></oauth-login-button>
        </oauth-session>
        <oauth-session id="other" endpoint=${other.url}>
          <oauth-login-button provider="github"></oauth-login-button>
        </oauth-session>
      </div>
    `);
    const [first, second] = place.querySelectorAll('oauth-session');
    await Promise.all([first?.session?.ready, second?.session?.ready]);
    const events = hearDocument();
    const neighbour = new Neighbour(one.url);
    innerButton(first!.querySelector('oauth-login-button')!).click();
    neighbour.say(completed(opened.flow, signedIn('github')));
    await oneEvent(first!, 'login');
    neighbour.close();
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive']);
    expect(Object.keys(first!.session!.auths)).to.deep.equal(['github']);
    expect(Object.keys(second!.session!.auths)).to.deep.equal(['acme']);
  });

  it('inside another one is the session of what it holds', async () => {
    const outer = new FakeEndpoint();
    const inner = new FakeEndpoint();
    stubFetch(outer, inner);
    const opened = stubOpen();
    const place = await fixture<HTMLElement>(html`
      <oauth-session endpoint=${outer.url}>
        <oauth-session endpoint=${inner.url}>
          <oauth-login-button provider="github"></oauth-login-button>
        </oauth-session>
      </oauth-session>
    `);
    innerButton(place.querySelector<OAuthLoginButtonElement>('oauth-login-button')!).click();
    expect(opened.urls[0]?.href.startsWith(inner.url)).to.equal(true);
  });
});
