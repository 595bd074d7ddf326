import { expect } from '@open-wc/testing';
import { closeSessions, readySession, type Stage } from '../support/open-session.js';
import { turn } from '../support/wait-for-tasks.js';
import { signedIn } from '../support/wire-session.js';

/** A login whose page stays alive below the sheet that shows the provider's. */
async function belowSheet(): Promise<Stage> {
  const stage = await readySession();
  stage.page.standalone = true;
  void stage.session.login('github');
  stage.page.leave();
  stage.page.document.hidden = true;
  return stage;
}

const seeAgain = ({ page }: Stage): void => {
  page.document.hidden = false;
  page.document.dispatchEvent(new Event('visibilitychange'));
  page.comeBack();
};

describe('a login of a home-screen app', () => {
  afterEach(closeSessions);

  it('signs in once when the app is seen again after it was finished', async () => {
    const stage = await belowSheet();
    const { session, page, endpoint, events } = stage;
    const outcome = { flow: page.flow, provider: 'github', error: '', error_description: '' };
    endpoint.session = { ...signedIn('github'), outcome };
    page.advance(20_000);
    seeAgain(stage);
    await turn();
    expect(events).to.deep.equal(['login-start github redirect', 'login github interactive']);
    expect(endpoint.asked).to.include(`GET /session?flow=${page.flow}`);
    expect(session.status).to.equal('signed-in');
  });

  it('fires one login_cancelled when the person comes back without finishing, and may be tried again', async () => {
    const stage = await belowSheet();
    const { session, page, events } = stage;
    page.advance(20_000);
    seeAgain(stage);
    await turn();
    expect(events).to.deep.equal(['login-start github redirect', 'login github interactive login_cancelled']);
    expect(session.status).to.equal('signed-out');
    void session.login('github');
    expect(page.assigned).to.have.length(2);
  });

  it('waits while nobody sees the app', async () => {
    const { session, page } = await belowSheet();
    page.advance(20_000);
    page.comeBack();
    await turn();
    expect(session.status).to.equal('pending');
  });

  it('waits out the focus that some systems give back while the page is only just leaving', async () => {
    const stage = await belowSheet();
    stage.page.advance(500);
    seeAgain(stage);
    await turn();
    expect(stage.session.status).to.equal('pending');
  });

  it('waits in a browser, where a redirect leaves the page for good', async () => {
    const stage = await readySession();
    void stage.session.login('github', { mode: 'redirect' });
    stage.page.leave();
    stage.page.advance(20_000);
    seeAgain(stage);
    await turn();
    expect(stage.session.status).to.equal('pending');
  });
});
