import { expect } from '@open-wc/testing';
import { failureOf } from '../support/failure-of.js';
import { beginClientSession, stageClientPage } from '../support/open-other-origin-session.js';
import { beginSession, closeSessions, type Stage } from '../support/open-session.js';
import { turn } from '../support/wait-for-tasks.js';
import { signedIn } from '../support/wire-session.js';

const options = { parameters: { hd: 'a.example' } };

/** Logins that load code before they open a window. The first click comes before that code was needed. */
const logins: Record<string, () => Stage> = {
  'with parameters': () => beginSession(),
  'at an endpoint of another origin': () => beginClientSession(stageClientPage(signedIn('github'))),
};

for (const [kind, begin] of Object.entries(logins))
  describe(`a login ${kind} that has opened no window yet`, () => {
    afterEach(closeSessions);

    it('is pending from the click on, and opens one window', async () => {
      const { session, page, events } = begin();
      void session.login('github', options);
      expect(session.pendingProvider).to.equal('github');
      expect(events).to.deep.equal([]);
      await session.ready;
      await turn();
      expect(page.opened).to.have.length(1);
      expect(events).to.deep.equal(['login-start github popup']);
    });

    it('opens none once it is cancelled', async () => {
      const { session, page, events } = begin();
      const failure = failureOf(session.login('github', options));
      session.cancel();
      expect(await failure).to.include({ code: 'login_cancelled' });
      await session.ready;
      await turn();
      expect(page.opened).to.have.length(0);
      expect(events).to.deep.equal(['login github interactive login_cancelled']);
      expect(session.status).to.equal('signed-out');
    });

    it('gives way to a login with another provider, and only that opens a window', async () => {
      const { session, page, events } = begin();
      const failure = failureOf(session.login('github', options));
      void session.login('acme', options);
      expect(await failure).to.include({ code: 'login_cancelled' });
      await session.ready;
      await turn();
      expect(page.opened.map(({ url }) => url.pathname.split('/').at(-1))).to.deep.equal(['acme']);
      expect(events).to.deep.equal(['login github interactive login_cancelled', 'login-start acme popup']);
    });

    it('is one promise and one window for a double click', async () => {
      const { session, page } = begin();
      const first = session.login('github', options);
      expect(session.login('github', options)).to.equal(first);
      await session.ready;
      await turn();
      expect(page.opened).to.have.length(1);
    });
  });
