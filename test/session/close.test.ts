import { expect } from '@open-wc/testing';
import { turn, until } from '../support/wait-for-tasks.js';
import { beginSession, closeSessions, readySession, stagePage } from '../support/open-session.js';
import { completed, nobody, signedIn } from '../support/wire-session.js';

describe('close()', () => {
  afterEach(closeSessions);

  it('stops listening to the page', async () => {
    const { session, page, endpoint } = await readySession();
    session.close();
    page.advance(120_000);
    page.comeBack();
    page.document.dispatchEvent(new Event('visibilitychange'));
    page.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await turn();
    expect(endpoint.asked).to.deep.equal(['GET /session']);
  });

  it('stops listening to the channel', async () => {
    const { session, events, neighbour, settle } = await readySession();
    session.close();
    neighbour.say({ type: 'oauth-session', session: signedIn('github') });
    await settle();
    expect(events).to.deep.equal([]);
    expect(session.auth).to.equal(null);
  });

  it('ends the watch over a popup', async () => {
    const { session, page, events } = await readySession();
    const watched = page.watched();
    void session.login('github').catch(() => undefined);
    await watched;
    session.close();
    expect(page.timers.size).to.equal(0);
    page.lastOpened.window.closed = true;
    page.comeBack();
    await turn();
    expect(events).to.deep.equal(['login-start github popup']);
  });

  it('stops listening to a popup', async () => {
    const { session, page, events } = await readySession();
    const watched = page.watched();
    void session.login('github').catch(() => undefined);
    await watched;
    session.close();
    const data = completed(page.flow, signedIn('github'));
    const { origin, lastOpened } = page;
    page.dispatchEvent(Object.assign(new Event('message'), { data, origin, source: lastOpened.window }));
    await turn();
    expect(events).to.deep.equal(['login-start github popup']);
    expect(session.auth).to.equal(null);
  });

  it('lets no watch over a popup begin that was on its way', async () => {
    const { session, page } = await readySession();
    void session.login('github').catch(() => undefined);
    session.close();
    await turn();
    expect(page.timers.size).to.equal(0);
  });

  it('ends the question under way, whose answer then changes nothing', async () => {
    const staged = stagePage();
    const held = staged.endpoint.hold();
    const { session, events } = beginSession(staged);
    await held.asked;
    session.close();
    held.answer(signedIn('github'));
    await session.ready;
    expect(events).to.deep.equal([]);
    expect(session.auth).to.equal(null);
  });

  it('lets a logout in progress succeed', async () => {
    const { session, endpoint, events } = await readySession(signedIn('github'));
    const held = endpoint.hold();
    const logout = session.logout();
    await held.asked;
    session.close();
    held.answer({ logout_url: null });
    const error: unknown = await logout.catch((reason: unknown) => reason);
    expect(error).to.equal(null);
    expect(events).to.deep.equal(['logout github interactive']);
  });

  it('may be called twice', async () => {
    const { session } = await readySession();
    session.close();
    session.close();
    expect(session.status).to.equal('signed-out');
  });

  it('of one session leaves another of the same endpoint as it is', async () => {
    const staged = stagePage();
    const one = beginSession(staged);
    const other = beginSession(staged);
    await Promise.all([one.session.ready, other.session.ready]);
    one.session.close();
    other.neighbour.say({ type: 'oauth-session', session: signedIn('github') });
    other.neighbour.say({ type: 'oauth-session', session: nobody });
    await until(() => other.events.length > 1);
    expect(other.events).to.deep.equal(['login github other-tab', 'logout github other-tab']);
  });
});
