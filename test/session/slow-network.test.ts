import { expect, oneEvent } from '@open-wc/testing';
import { failureOf } from '../support/failure-of.js';
import { beginSession, closeSessions, readySession, stagePage, type Stage } from '../support/open-session.js';
import { turn } from '../support/wait-for-tasks.js';
import { nobody, outcomeOf, signedIn } from '../support/wire-session.js';

async function closedPopup(): Promise<Stage> {
  const stage = await readySession();
  const { page, session } = stage;
  const watched = page.watched();
  void session.login('github').catch(() => undefined);
  await watched;
  page.leave();
  page.advance(5000);
  page.lastOpened.window.closed = true;
  return stage;
}

describe('a session whose endpoint', () => {
  afterEach(closeSessions);

  it('answers after ten seconds is loading until then', async () => {
    const staged = stagePage();
    const held = staged.endpoint.hold();
    const { session, events, page } = beginSession(staged);
    await held.asked;
    page.advance(10_000);
    await turn();
    expect(session.status).to.equal('loading');
    held.answer(signedIn('github'));
    await session.ready;
    expect(events).to.deep.equal(['login github restored']);
  });

  it('never answers is ready after 30 seconds, signed out, and asks at the next look', async () => {
    const staged = stagePage();
    const held = staged.endpoint.hold();
    const { session, events, page, endpoint } = beginSession(staged);
    await held.asked;
    page.advance(29_999);
    await turn();
    expect(session.status).to.equal('loading');
    page.advance(1);
    await session.ready;
    expect(session.status).to.equal('signed-out');
    expect(events).to.deep.equal([]);
    endpoint.session = signedIn('github');
    page.comeBack();
    await oneEvent(session, 'login');
    expect(events).to.deep.equal(['login github restored']);
  });

  it('never responds to a logout makes it fail after 30 seconds, and the next check fetches the session', async () => {
    const { session, page, endpoint, events } = await readySession(signedIn('github'));
    const held = endpoint.hold();
    const failure = failureOf(session.logout());
    await held.asked;
    page.advance(30_000);
    expect(await failure).to.include({ code: 'endpoint_unreachable' });
    expect(session.status).to.equal('signed-in');
    endpoint.session = nobody;
    page.comeBack();
    await oneEvent(session, 'logout');
    expect(events).to.deep.equal(['logout github expired']);
  });

  it('never answers a saved sign-in fails it after 30 seconds', async () => {
    const { session, page, endpoint, events } = await readySession();
    const held = endpoint.hold();
    const failure = failureOf(session.login('github', { savedToken: 'sealed' }));
    await held.asked;
    page.advance(30_000);
    expect(await failure).to.include({ code: 'endpoint_unreachable' });
    await turn();
    expect(events).to.deep.equal(['login github interactive endpoint_unreachable']);
    expect(session.status).to.equal('signed-out');
  });
});

describe('a popup that was closed while the endpoint', () => {
  afterEach(closeSessions);

  it('does not answer is cancelled a second after the person is back', async () => {
    const { page, session, endpoint, events } = await closedPopup();
    const held = endpoint.hold();
    page.comeBack();
    await held.asked;
    page.advance(999);
    await turn();
    expect(session.status).to.equal('pending');
    page.advance(1);
    await oneEvent(session, 'login');
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive login_cancelled']);
    expect(session.status).to.equal('signed-out');
  });

  it('answers late with a success signs in, with an event of its own', async () => {
    const { page, session, endpoint, events } = await closedPopup();
    const held = endpoint.hold();
    page.comeBack();
    await held.asked;
    page.advance(1000);
    await oneEvent(session, 'login');
    held.answer({ ...signedIn('github'), outcome: outcomeOf(page.flow, 'github') });
    await oneEvent(session, 'login');
    await turn();
    expect(events).to.deep.equal([
      'login-start github popup',
      'login github interactive login_cancelled',
      'login github interactive',
    ]);
  });

  it('responds late with a failure makes one event, login_cancelled', async () => {
    const { page, session, endpoint, events } = await closedPopup();
    const held = endpoint.hold();
    page.comeBack();
    await held.asked;
    page.advance(1000);
    await oneEvent(session, 'login');
    held.answer({ ...nobody, outcome: outcomeOf(page.flow, 'github', 'access_denied') });
    await turn();
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive login_cancelled']);
  });

  it('cannot be reached fails as endpoint_unreachable, and its session appears once the network is back', async () => {
    const { page, session, endpoint, events } = await closedPopup();
    endpoint.answerNext(() => Promise.reject(new TypeError('Failed to fetch')));
    page.comeBack();
    await oneEvent(session, 'login');
    endpoint.session = signedIn('github');
    page.dispatchEvent(new Event('online'));
    await oneEvent(session, 'login');
    await turn();
    expect(endpoint.asked.slice(1)).to.deep.equal([`GET /session?flow=${page.flow}`, 'GET /session']);
    expect(events).to.deep.equal([
      'login-start github popup',
      'login github interactive endpoint_unreachable',
      'login github other-tab',
    ]);
  });
});

describe('a login whose watch never came', () => {
  afterEach(closeSessions);

  it('ends as login_timeout after ten minutes, with one event', async () => {
    const { page, session, events } = await readySession();
    page.setInterval = () => {
      throw new Error('not loaded');
    };
    const failure = failureOf(session.login('github'));
    await turn();
    page.advance(599_999);
    await turn();
    expect(session.status).to.equal('pending');
    page.advance(1);
    expect(await failure).to.include({ code: 'login_timeout' });
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive login_timeout']);
    expect(session.status).to.equal('signed-out');
  });

  it('says nothing after the session was closed', async () => {
    const { page, session, events } = await readySession();
    void session.login('github').catch(() => undefined);
    session.close();
    page.advance(700_000);
    await turn();
    expect(events).to.deep.equal(['login-start github popup']);
  });

  it('reports nothing if the login had succeeded before', async () => {
    const { page, neighbour, session, events, settle } = await readySession();
    void session.login('github');
    neighbour.say({
      type: 'oauth-complete',
      outcome: 'success',
      session: signedIn('github'),
      ...outcomeOf(page.flow, 'github'),
    });
    await settle();
    page.advance(700_000);
    await turn();
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive']);
  });
});
