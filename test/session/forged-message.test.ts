import { expect } from '@open-wc/testing';
import { closeSessions, readySession } from '../support/open-session.js';
import { completed, failed, signedIn } from '../support/wire-session.js';

// S23. Any window that has a handle on this one, such as a hostile opener, a frame, or the provider's own page in the
// popup, can post to it what a completion page would say. A session listens to its origin's channel alone.
describe('a message posted to the window', () => {
  afterEach(closeSessions);

  const posted = (data: unknown, origin: string, source: Window): MessageEvent<unknown> =>
    new MessageEvent('message', { data, origin, source });

  for (const origin of ['https://evil.example', location.origin, 'null']) {
    it(`from ${origin} signs nobody in and ends no login`, async () => {
      const { session, page, events, settle } = await readySession();
      void session.login('github').catch(() => undefined);
      page.dispatchEvent(posted(completed(page.flow, signedIn('github')), origin, window));
      page.dispatchEvent(posted(failed(page.flow, 'access_denied'), origin, window));
      await settle();
      expect(events).to.deep.equal(['login-start github popup']);
      expect(session.auth).to.equal(null);
      expect(session.status).to.equal('pending');
    });
  }

  it('of a session signs nobody out', async () => {
    const { session, page, events, settle } = await readySession(signedIn('github'));
    page.dispatchEvent(
      posted({ type: 'oauth-session', session: { authorizations: [] } }, location.origin, window),
    );
    await settle();
    expect(events).to.deep.equal([]);
    expect(session.auth?.provider).to.equal('github');
  });
});
