import { expect } from '@open-wc/testing';
import { beginClientSession, stageClientPage } from '../../support/open-other-origin-session.js';
import { closeSessions } from '../../support/open-session.js';

describe('a client’s login in a frame', () => {
  afterEach(closeSessions);

  it('opens a window if the browser keeps cookies out, since a client’s session needs none', async () => {
    const staged = stageClientPage();
    staged.page.top = {};
    staged.page.document.keepsCookies = false;
    const { session, page } = beginClientSession(staged);
    await session.ready;
    void session.login('github');
    expect(page.opened).to.have.length(1);
    expect(session.status).to.equal('pending');
  });
});
