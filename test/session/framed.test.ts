import { expect } from '@open-wc/testing';
import { beginSession, closeSessions, stagePage, type Stage } from '../support/open-session.js';
import { turn } from '../support/wait-for-tasks.js';
import { completed, signedIn } from '../support/wire-session.js';

/** A session of a page inside another. */
async function framed(cookies = true): Promise<Stage> {
  const staged = stagePage();
  staged.page.top = {};
  staged.page.document.keepsCookies = cookies;
  const stage = beginSession(staged);
  await stage.session.ready;
  await turn();
  return stage;
}

describe('a login in a frame', () => {
  afterEach(closeSessions);

  it('opens a popup, and signs in by it', async () => {
    const { session, page, events, neighbour, settle } = await framed();
    void session.login('github');
    expect(page.opened).to.have.length(1);
    neighbour.say(completed(page.flow, signedIn('github')));
    await settle();
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive']);
  });

  for (const mode of ['popup', 'tab', 'redirect'] as const) {
    it(`by ${mode} never leaves the page if windows are blocked, and fires one popup_blocked`, async () => {
      const { session, page, events } = await framed();
      page.blocksPopups = true;
      const failure = session.login('github', { mode }).catch((error: unknown) => error);
      expect(page.assigned).to.have.length(0);
      expect(await failure).to.have.property('code', 'popup_blocked');
      await turn();
      const shown = mode === 'redirect' ? 'popup' : mode;
      expect(events).to.deep.equal([`login-start github ${shown}`, 'login github interactive popup_blocked']);
      expect(session.status).to.equal('signed-out');
    });
  }

  it('fires one popup_blocked if the browser throws at a window', async () => {
    const { session, page, events } = await framed();
    page.blocksPopups = 'by an error';
    const failure = session.login('github').catch((error: unknown) => error);
    expect(await failure).to.have.property('code', 'popup_blocked');
    await turn();
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive popup_blocked']);
  });

  it('by redirect opens a window, since no provider lets a frame show it', async () => {
    const { session, page } = await framed();
    void session.login('github', { mode: 'redirect' });
    expect(page.assigned).to.have.length(0);
    expect(page.lastOpened.url.searchParams.get('mode')).to.equal('popup');
  });

  it('opens nothing and fires one cookies_blocked if the browser blocks the endpoint’s cookies', async () => {
    const { session, page, events } = await framed(false);
    const failure = session.login('github').catch((error: unknown) => error);
    expect(await failure).to.have.property('code', 'cookies_blocked');
    await turn();
    expect(page.opened).to.have.length(0);
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive cookies_blocked']);
  });

  it('leaves no cookie of the trial behind', async () => {
    const { session, page } = await framed();
    void session.login('github');
    expect(page.document.cookie).to.equal('');
  });

  it('asks for no providers', async () => {
    const { endpoint } = await framed();
    expect(endpoint.asked).to.deep.equal(['GET /session']);
  });
});
