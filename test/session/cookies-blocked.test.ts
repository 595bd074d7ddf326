import { expect } from '@open-wc/testing';
import { failureOf } from '../support/failure-of.js';
import { closeSessions, readySession } from '../support/open-session.js';
import { turn } from '../support/wait-for-tasks.js';

describe('a login with cookies blocked', () => {
  afterEach(closeSessions);

  for (const mode of ['popup', 'tab', 'redirect'] as const) {
    it(`by ${mode} opens nothing where only trying tells, once the person has come back to the page`, async () => {
      const { session, page, events } = await readySession();
      page.comeBack();
      await turn();
      page.document.keepsCookies = false;
      expect(await failureOf(session.login('github', { mode }))).to.have.property('code', 'cookies_blocked');
      expect(page.opened).to.have.length(0);
      expect(page.assigned).to.have.length(0);
      expect(events).to.deep.equal([
        `login-start github ${mode}`,
        'login github interactive cookies_blocked',
      ]);
      page.document.keepsCookies = true;
      void session.login('github', { mode: 'popup' });
      expect(page.opened).to.have.length(1);
    });
  }

  for (const mode of ['popup', 'tab'] as const) {
    it(`by ${mode} goes no further as cookies_blocked where only trying tells, and nothing was loaded for it yet`, async () => {
      const { session, page, events } = await readySession();
      page.document.keepsCookies = false;
      expect(await failureOf(session.login('github', { mode }))).to.have.property('code', 'cookies_blocked');
      expect(page.lastOpened.window.closed).to.equal(true);
      expect(events).to.deep.equal([
        `login-start github ${mode}`,
        'login github interactive cookies_blocked',
      ]);
      expect(session.status).to.equal('signed-out');
    });
  }

  it('fails at once as cookies_blocked, and opens nothing', async () => {
    const { session, page, events } = await readySession();
    page.navigator.cookieEnabled = false;
    expect(await failureOf(session.login('github'))).to.have.property('code', 'cookies_blocked');
    expect(page.opened).to.have.length(0);
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive cookies_blocked']);
  });
});
