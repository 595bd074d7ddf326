// On purpose without `define`: each test here decides when an element comes.
import { expect, fixture, html } from '@open-wc/testing';
import { OAuthLoginButtonElement, OAuthSessionElement } from '../../../components/index.js';
import { FakeEndpoint } from '../../support/fake-endpoint.js';
import { stubFetch, stubOpen, unstage } from '../../support/stage-page.js';
import { turn } from '../../support/wait-for-tasks.js';

const innerButton = (element: Element): HTMLButtonElement => element.shadowRoot!.querySelector('button')!;

describe('elements that are defined one after the other', () => {
  afterEach(unstage);

  it('find the session that is upgraded after the button, and not the page’s own', async () => {
    const endpoint = new FakeEndpoint();
    stubFetch(endpoint);
    const opened = stubOpen();
    OAuthLoginButtonElement.define();
    const place = await fixture<HTMLElement>(html`
      <oauth-session endpoint=${endpoint.url}>
        <oauth-login-button id="light" provider="light"></oauth-login-button>
        <div id="host"></div>
      </oauth-session>
    `);
    const root = place.querySelector('#host')!.attachShadow({ mode: 'open' });
    root.innerHTML = '<oauth-login-button provider="shadowed"></oauth-login-button>';
    const slotting = document.createElement('div');
    slotting.innerHTML = '<oauth-login-button provider="slotted"></oauth-login-button>';
    slotting.attachShadow({ mode: 'open' }).innerHTML =
      `<oauth-session endpoint="${endpoint.url}"><slot></slot></oauth-session>`;
    place.parentElement?.append(slotting);
    const light = place.querySelector<OAuthLoginButtonElement>('#light')!;
    const shadowed = root.querySelector('oauth-login-button')!;
    const slotted = slotting.querySelector('oauth-login-button')!;
    await light.updateComplete;
    innerButton(light).click();
    expect(opened.urls).to.have.length(0);
    OAuthSessionElement.define();
    await turn();
    for (const element of [light, shadowed, slotted]) innerButton(element).click();
    const places = opened.urls.map(({ href }) => href.split('?')[0]);
    const expected = ['light', 'shadowed', 'slotted'].map((provider) => `${endpoint.url}/login/${provider}`);
    expect(places).to.deep.equal(expected);
  });
});
