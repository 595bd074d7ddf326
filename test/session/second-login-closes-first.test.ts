import { expect } from '@open-wc/testing';
import { closeSessions, readySession } from '../support/open-session.js';

describe('a second provider chosen while a login is under way', () => {
  afterEach(closeSessions);

  it('closes the window of the first, and opens its own', async () => {
    const { session, page, events } = await readySession();
    void session.login('github');
    const { window } = page.lastOpened;
    void session.login('google');
    expect(window.closed).to.equal(true);
    expect(page.opened).to.have.length(2);
    expect(page.lastOpened.window.closed).to.equal(false);
    expect(session.pendingProvider).to.equal('google');
    expect(events).to.deep.equal([
      'login-start github popup',
      'login github interactive login_cancelled',
      'login-start google popup',
    ]);
  });

  for (const [way, options] of [
    ['in place of the page', { mode: 'redirect' }],
    ['in the app’s own way', { onOpenAuthorizationUrl: () => undefined }],
  ] as const) {
    it(`closes the window if it goes on ${way}`, async () => {
      const { session, page } = await readySession();
      void session.login('github');
      void session.login('google', options);
      expect([page.opened.length, page.lastOpened.window.closed]).to.deep.equal([1, true]);
    });
  }

  it('leaves the window open if a saved sign-in of another provider is restored', async () => {
    const { session, page } = await readySession();
    void session.login('github');
    session.login('google', { savedToken: 'sealed.text' }).catch(() => undefined);
    expect(page.lastOpened.window.closed).to.equal(false);
  });
});
