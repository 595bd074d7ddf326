import { expect } from '@open-wc/testing';
import { FakeEndpoint } from '../support/fake-endpoint.js';
import { innerButton, onUnstage, stubFetch, stubOpen, unstage } from '../support/stage-elements.js';
import { turn } from '../support/wait-for-tasks.js';

// The page has one first frame, so this file has one test.
describe('the first elements of a page', () => {
  afterEach(unstage);

  it('can be pressed before the frame in which they are drawn, and ask the endpoint after it', async () => {
    const frames: FrameRequestCallback[] = [];
    const { requestAnimationFrame } = window;
    window.requestAnimationFrame = (callback) => frames.push(callback);
    onUnstage(() => (window.requestAnimationFrame = requestAnimationFrame));
    const endpoint = new FakeEndpoint();
    const meta = Object.assign(document.createElement('meta'), {
      name: 'oauth-endpoint',
      content: endpoint.url,
    });
    document.head.append(meta);
    const held = endpoint.hold();
    stubFetch(endpoint);
    const opened = stubOpen();
    const button = document.createElement('oauth-login-button');
    button.provider = 'github';
    document.body.append(button, document.createElement('oauth-user-badge'));
    onUnstage(() => {
      for (const one of [meta, button, button.nextElementSibling!]) one.remove();
    });
    await button.updateComplete;
    await turn();
    innerButton(button).click();
    expect(opened.flow).to.match(/^[\da-v]{22}$/);
    expect(innerButton(button).textContent).to.contain('Sign in with GitHub');
    expect(endpoint.asked).to.deep.equal([]);
    expect(frames).to.have.length(1);
    for (const draw of frames) draw(performance.now());
    await held.asked;
    expect(endpoint.asked).to.deep.equal(['GET /session']);
  });
});
