import { expect, oneEvent } from '@open-wc/testing';
import { turn } from '../support/wait-for-tasks.js';
import { closeSessions, readySession, type Stage } from '../support/open-session.js';
import { completed, failed, signedIn } from '../support/wire-session.js';

const cancelled = ['login-start github popup', 'login github interactive login_cancelled'];

/** A login whose window is watched already. */
async function watchedLogin(wire = signedIn()): Promise<Stage> {
  const stage = await readySession(wire);
  const watched = stage.page.watched();
  void stage.session.login('github').catch(() => undefined);
  await watched;
  return stage;
}

/** The requests since the page was loaded. */
const asked = ({ endpoint }: Stage): string[] => endpoint.asked.slice(1);

describe('the watch over a popup', () => {
  afterEach(closeSessions);

  it('reports nothing if a page with COOP severs the popup after 300 ms, however long the login takes', async () => {
    const stage = await watchedLogin();
    const { page, events, session } = stage;
    page.leave();
    page.advance(300);
    page.lastOpened.window.closed = true;
    page.advance(599_000);
    await turn();
    expect(events).to.deep.equal(['login-start github popup']);
    expect(session.status).to.equal('pending');
    expect(asked(stage)).to.deep.equal([]);
  });

  it('reports nothing for 8 seconds if a severed popup took no focus', async () => {
    const stage = await watchedLogin();
    stage.page.advance(300);
    stage.page.lastOpened.window.closed = true;
    stage.page.advance(7500);
    await turn();
    expect(stage.events).to.deep.equal(['login-start github popup']);
  });

  it('gives up a closed popup after 8 seconds if the page never lost focus', async () => {
    const stage = await watchedLogin();
    stage.page.lastOpened.window.closed = true;
    stage.page.advance(8500);
    await oneEvent(stage.session, 'login');
    expect(stage.events).to.deep.equal(cancelled);
  });

  it('fires one login_cancelled after one question when the person is back and the popup closed', async () => {
    const stage = await watchedLogin();
    const { page, session, events } = stage;
    page.leave();
    page.advance(5000);
    page.lastOpened.window.closed = true;
    page.comeBack();
    await oneEvent(session, 'login');
    await turn();
    expect(events).to.deep.equal(cancelled);
    expect(asked(stage)).to.deep.equal([`GET /session?flow=${page.flow}`]);
    expect(session.status).to.equal('signed-out');
    expect(session.failure).to.equal(null);
  });

  it('counts a severed popup as closed once the person is back', async () => {
    const stage = await watchedLogin();
    const { page, session, events } = stage;
    page.leave();
    page.advance(300);
    page.lastOpened.window.closed = true;
    page.advance(20_000);
    page.comeBack();
    await oneEvent(session, 'login');
    expect(events).to.deep.equal(cancelled);
  });

  for (const type of ['pointerdown', 'keydown']) {
    it(`takes a ${type} in the page for the person’s being back`, async () => {
      const stage = await watchedLogin();
      const { page, session, events } = stage;
      page.advance(300);
      page.lastOpened.window.closed = true;
      page.dispatchEvent(new Event(type));
      await oneEvent(session, 'login');
      expect(events).to.deep.equal(cancelled);
    });
  }

  it('takes no notice of the focus that comes back while the window is only just opening', async () => {
    const stage = await watchedLogin();
    const { page, events } = stage;
    page.leave();
    page.advance(20);
    page.comeBack();
    page.advance(300);
    page.lastOpened.window.closed = true;
    page.advance(30_000);
    await turn();
    expect(events).to.deep.equal(['login-start github popup']);
  });

  it('says nothing while the person is back but the popup is open', async () => {
    const stage = await watchedLogin();
    const { page, events, session } = stage;
    page.leave();
    page.advance(5000);
    page.comeBack();
    page.advance(5000);
    await turn();
    expect(events).to.deep.equal(['login-start github popup']);
    expect(session.status).to.equal('pending');
  });

  it('says nothing if the popup closes while the person is in another window again', async () => {
    const stage = await watchedLogin();
    const { page, events } = stage;
    page.leave();
    page.advance(1000);
    page.comeBack();
    page.leave();
    page.lastOpened.window.closed = true;
    page.advance(60_000);
    await turn();
    expect(events).to.deep.equal(['login-start github popup']);
  });

  it('fires login_cancelled if the popup closes after two seconds and the page never lost focus', async () => {
    const stage = await watchedLogin();
    const { page, session, events } = stage;
    page.advance(2000);
    page.lastOpened.window.closed = true;
    page.advance(250);
    await oneEvent(session, 'login');
    expect(events).to.deep.equal(cancelled);
    expect(asked(stage)).to.deep.equal([`GET /session?flow=${page.flow}`]);
  });

  it('fires one login_timeout after ten minutes, and keeps it as a failure', async () => {
    const stage = await watchedLogin();
    const { page, session, events } = stage;
    page.leave();
    page.advance(600_000);
    await turn();
    expect(events).to.have.length(1);
    page.advance(250);
    await oneEvent(session, 'login');
    page.advance(600_000);
    await turn();
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive login_timeout']);
    expect(session.failure).to.include({ error: 'login_timeout' });
  });

  it('asks once and fires one login_timeout if the popup is closed too and the person is back', async () => {
    const stage = await watchedLogin();
    const { page, session, events } = stage;
    page.advance(1000);
    page.lastOpened.window.closed = true;
    page.time += 600_000;
    page.dispatchEvent(new Event('pointerdown'));
    await oneEvent(session, 'login');
    await turn();
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive login_timeout']);
    expect(asked(stage)).to.deep.equal([`GET /session?flow=${page.flow}`]);
  });

  it('fires login_timeout if the window was opened in another way', async () => {
    const { session, page, events } = await readySession();
    const watched = page.watched();
    session.login('github', { onOpenAuthorizationUrl: () => undefined }).catch(() => undefined);
    await watched;
    page.advance(600_250);
    await oneEvent(session, 'login');
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive login_timeout']);
  });

  it('ends with a success', async () => {
    const { page, neighbour, settle } = await watchedLogin();
    neighbour.say(completed(page.flow, signedIn('github')));
    await settle();
    expect(page.timers.size).to.equal(0);
  });

  it('ends with a failure, after which the popup’s closing is nothing', async () => {
    const stage = await watchedLogin();
    const { page, neighbour, settle, events } = stage;
    neighbour.say(failed(page.flow, 'access_denied'));
    await settle();
    page.lastOpened.window.closed = true;
    page.comeBack();
    page.advance(20_000);
    await turn();
    expect(page.timers.size).to.equal(0);
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive access_denied']);
  });
});
