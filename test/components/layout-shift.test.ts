import { expect, fixture, html } from '@open-wc/testing';
import type { OAuthSessionElement } from '../../components/index.js';
import { FakeEndpoint } from '../support/fake-endpoint.js';
import { part, stage, stubFetch, unstage } from '../support/stage-elements.js';
import { until } from '../support/wait-for-tasks.js';
import { signedIn, signedInAs } from '../support/wire-session.js';

const boxOf = (element: Element): number[] => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height];
};

describe('nothing moves', () => {
  afterEach(unstage);

  it('when a login button’s logo arrives', async () => {
    const { find } = await stage(html`<oauth-login-button provider="github"></oauth-login-button>`);
    const element = find('oauth-login-button');
    const fresh = document.createElement('oauth-login-button');
    fresh.provider = 'github';
    element.replaceWith(fresh);
    await fresh.updateComplete;
    const before = boxOf(fresh);
    await until(() => part(fresh, 'icon') !== null);
    expect(boxOf(fresh)).to.deep.equal(before);
  });

  it('when a login begins and ends', async () => {
    const staged = await stage(html`<oauth-login-button provider="github"></oauth-login-button>`);
    const element = staged.find('oauth-login-button');
    const before = boxOf(element);
    element.click();
    await staged.rendered();
    expect(element.matches(':state(pending)')).to.equal(true);
    expect(boxOf(element)).to.deep.equal(before);
    staged.session.cancel();
    await staged.rendered();
    expect(boxOf(element)).to.deep.equal(before);
  });

  it('when it is known that nobody is signed in: what stands in the badge’s place is seen all the time', async () => {
    const endpoint = new FakeEndpoint();
    const held = endpoint.hold();
    stubFetch(endpoint);
    const element = await fixture<OAuthSessionElement>(html`
      <oauth-session endpoint=${endpoint.url}>
        <oauth-user-badge><button slot="signed-out">Sign in</button></oauth-user-badge>
      </oauth-session>
    `);
    const badge = element.querySelector('oauth-user-badge')!;
    const slotted = badge.querySelector('button')!;
    await badge.updateComplete;
    const before = [...boxOf(badge), ...boxOf(slotted)];
    expect(slotted.checkVisibility({ visibilityProperty: true })).to.equal(true);
    held.answer({ authorizations: [] });
    await element.session?.ready;
    await badge.updateComplete;
    expect(slotted.checkVisibility({ visibilityProperty: true })).to.equal(true);
    expect([...boxOf(badge), ...boxOf(slotted)]).to.deep.equal(before);
  });

  it('below a badge, and its avatar stays where it is, when it is known who is signed in', async () => {
    for (const wire of [{ authorizations: [] }, signedIn('github')]) {
      const endpoint = new FakeEndpoint();
      const held = endpoint.hold();
      stubFetch(endpoint);
      const element = await fixture<OAuthSessionElement>(html`
        <oauth-session endpoint=${endpoint.url}>
          <oauth-user-badge></oauth-user-badge>
          <p>below</p>
        </oauth-session>
      `);
      const badge = element.querySelector('oauth-user-badge')!;
      await badge.updateComplete;
      const places = (): number[] => [
        ...boxOf(part(badge, 'avatar')!),
        ...boxOf(element.querySelector('p')!),
      ];
      const before = places();
      held.answer(wire);
      await element.session?.ready;
      await badge.updateComplete;
      expect(places()).to.deep.equal(before);
    }
  });

  it('when an avatar does not load', async () => {
    const wire = signedInAs({ avatar_url: `${location.origin}/nothing.png` });
    const staged = await stage(html`<oauth-user-badge></oauth-user-badge>`, wire);
    const badge = staged.find('oauth-user-badge');
    const before = boxOf(part(badge, 'badge')!);
    await until(() => badge.shadowRoot!.querySelector('img') === null);
    expect(boxOf(part(badge, 'badge')!)).to.deep.equal(before);
  });

  it('when the menu opens', async () => {
    const staged = await stage(html`<oauth-user-badge></oauth-user-badge>`, signedIn('github'));
    const badge = staged.find('oauth-user-badge');
    const before = boxOf(badge);
    part(badge, 'badge')!.click();
    await until(() => !!part(badge, 'menu')?.checkVisibility());
    expect(boxOf(badge)).to.deep.equal(before);
  });

  it('when a panel’s words and rows come, before the endpoint has named its providers', async () => {
    localStorage.removeItem('oauth-elements rows');
    const endpoint = new FakeEndpoint();
    endpoint.answerAt('/providers', () => new Promise(() => undefined));
    stubFetch(endpoint);
    const element = await fixture<OAuthSessionElement>(
      html`<oauth-session endpoint=${endpoint.url}></oauth-session>`,
    );
    const panel = document.createElement('oauth-login-panel');
    element.append(panel);
    await panel.updateComplete;
    expect(panel.shadowRoot!.querySelector('.bone')).to.equal(null);
    const before = boxOf(panel);
    await until(() => panel.shadowRoot!.querySelector('.bone') !== null);
    expect(boxOf(panel)).to.deep.equal(before);
  });
});
