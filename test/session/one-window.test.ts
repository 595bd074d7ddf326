import { expect } from '@open-wc/testing';
import { closeSessions, readySession } from '../tools/open-session.js';
import type { FakeWindow } from '../tools/fake-page.js';

/** What a window was led to. */
function watchWindow(window: FakeWindow): string[] {
  const urls: string[] = [];
  Object.assign(window, { location: { replace: (url: string) => urls.push(new URL(url).pathname) } });
  return urls;
}

describe('a second provider chosen while a login is under way', () => {
  afterEach(closeSessions);

  it('is shown in the window that is open already', async () => {
    const { session, page, events } = await readySession();
    void session.login('github');
    const { window } = page.lastOpened;
    const urls = watchWindow(window);
    void session.login('google');
    expect(page.opened).to.have.length(1);
    expect(urls.map((path) => path.split('/').at(-1))).to.deep.equal(['google']);
    expect([window.focused, window.closed]).to.deep.equal([1, false]);
    expect(session.pendingProvider).to.equal('google');
    expect(events).to.deep.equal([
      'login-start github popup',
      'login github interactive login_cancelled',
      'login-start google popup',
    ]);
  });

  it('closes a window that can’t be led anywhere, and opens its own', async () => {
    const { session, page } = await readySession();
    void session.login('github');
    const { window } = page.lastOpened;
    void session.login('google');
    expect(window.closed).to.equal(true);
    expect(page.opened).to.have.length(2);
  });

  for (const [way, options] of [
    ['in place of the page', { mode: 'redirect' }],
    ['in the app’s own way', { onOpenAuthorizationUrl: () => undefined }],
  ] as const) {
    it(`closes the window where it goes on ${way}`, async () => {
      const { session, page } = await readySession();
      void session.login('github');
      const { window } = page.lastOpened;
      const urls = watchWindow(window);
      void session.login('google', options);
      expect([window.closed, urls.length, page.opened.length]).to.deep.equal([true, 0, 1]);
    });
  }

  it('has the window still closed by cancel()', async () => {
    const { session, page } = await readySession();
    void session.login('github');
    const { window } = page.lastOpened;
    watchWindow(window);
    void session.login('google');
    session.cancel();
    expect(window.closed).to.equal(true);
  });
});
