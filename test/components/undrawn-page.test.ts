import { expect } from '@open-wc/testing';
import { FakeEndpoint } from '../support/fake-endpoint.js';
import { onUnstage, stubFetch, unstage } from '../support/stage-elements.js';

// The page has one first frame, so this file has one test.
describe('the elements of a page that is not drawn, such as one in a tab behind', () => {
  afterEach(unstage);

  it('ask the endpoint anyway', async () => {
    const { requestAnimationFrame } = window;
    window.requestAnimationFrame = () => 0;
    onUnstage(() => (window.requestAnimationFrame = requestAnimationFrame));
    const endpoint = new FakeEndpoint();
    const meta = Object.assign(document.createElement('meta'), {
      name: 'oauth-endpoint',
      content: endpoint.url,
    });
    const button = document.createElement('oauth-login-button');
    const held = endpoint.hold();
    stubFetch(endpoint);
    document.head.append(meta);
    document.body.append(button);
    onUnstage(() => {
      meta.remove();
      button.remove();
    });
    await held.asked;
    expect(endpoint.asked).to.deep.equal(['GET /session']);
  });
});
