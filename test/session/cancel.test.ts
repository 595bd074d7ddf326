import { expect } from '@open-wc/testing';
import { closeSessions, readySession } from '../support/open-session.js';
import { turn } from '../support/wait-for-tasks.js';
import { completed, failed, signedIn } from '../support/wire-session.js';

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => '',
    (error: unknown) => (error as { code: string }).code,
  );

describe('a login under way', () => {
  afterEach(closeSessions);

  it('is one window and one promise for a double click', async () => {
    const { session, page, events } = await readySession();
    const first = session.login('github');
    const second = session.login('github');
    expect(second).to.equal(first);
    expect(page.opened).to.have.length(1);
    expect(page.lastOpened.window.focused).to.equal(1);
    expect(events).to.deep.equal(['login-start github popup']);
  });

  it('is one redirect for a double click', async () => {
    const { session, page } = await readySession();
    void session.login('github', { mode: 'redirect' });
    void session.login('github', { mode: 'redirect' });
    expect(page.assigned).to.have.length(1);
  });

  it('has its window brought forward by a later click while that is open', async () => {
    const { session, page } = await readySession();
    const first = session.login('github');
    page.time += 60_000;
    expect(session.login('github')).to.equal(first);
    expect(page.opened).to.have.length(1);
    expect(page.lastOpened.window.focused).to.equal(1);
  });

  it('keeps its window within a second, even if it seems closed', async () => {
    const { session, page } = await readySession();
    const first = session.login('github');
    page.lastOpened.window.closed = true;
    page.time += 999;
    expect(session.login('github')).to.equal(first);
    expect(page.opened).to.have.length(1);
  });

  it('gives way to a click after a second once its window is closed', async () => {
    const { session, page, events } = await readySession();
    const first = codeOf(session.login('github'));
    page.lastOpened.window.closed = true;
    page.time += 1001;
    void session.login('github').catch(() => undefined);
    expect(await first).to.equal('login_cancelled');
    expect(page.opened).to.have.length(2);
    expect(events).to.deep.equal([
      'login-start github popup',
      'login github interactive login_cancelled',
      'login-start github popup',
    ]);
    expect(session.status).to.equal('pending');
  });

  it('gives way to a login with another provider', async () => {
    const { session, page, events } = await readySession();
    const first = codeOf(session.login('github'));
    void session.login('acme').catch(() => undefined);
    expect(await first).to.equal('login_cancelled');
    expect(session.pendingProvider).to.equal('acme');
    expect(page.opened).to.have.length(2);
    expect(events).to.deep.equal([
      'login-start github popup',
      'login github interactive login_cancelled',
      'login-start acme popup',
    ]);
  });

  it('is given up by cancel(), with its window closed and one event', async () => {
    const { session, page, events } = await readySession();
    const first = codeOf(session.login('github'));
    session.cancel();
    session.cancel();
    expect(await first).to.equal('login_cancelled');
    expect(page.lastOpened.window.closed).to.equal(true);
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive login_cancelled']);
    expect(session.status).to.equal('signed-out');
  });

  it('leaves no failure if the person cancelled it', async () => {
    const { session } = await readySession();
    void session.login('github').catch(() => undefined);
    session.cancel();
    expect(session.failure).to.equal(null);
  });

  it('clears the failure of the one before when it begins', async () => {
    const { session, page, neighbour, settle } = await readySession();
    void session.login('github').catch(() => undefined);
    neighbour.say(failed(page.flow, 'access_denied'));
    await settle();
    expect(session.failure).to.include({ error: 'access_denied' });
    void session.login('github').catch(() => undefined);
    expect(session.failure).to.equal(null);
  });
});

describe('a login that was cancelled', () => {
  afterEach(closeSessions);

  it('may still succeed, with a second event and an answer to the completion page', async () => {
    const { session, page, events, neighbour, settle } = await readySession();
    void session.login('github').catch(() => undefined);
    session.cancel();
    const answer = neighbour.next();
    neighbour.say(completed(page.flow, signedIn('github')));
    await settle();
    expect(events).to.deep.equal([
      'login-start github popup',
      'login github interactive login_cancelled',
      'login github interactive',
    ]);
    expect(await answer).to.deep.equal({ type: 'oauth-heard', flow: page.flow });
    expect(session.status).to.equal('signed-in');
  });

  it('succeeds at most once', async () => {
    const { session, page, events, neighbour, settle } = await readySession();
    void session.login('github').catch(() => undefined);
    session.cancel();
    neighbour.say(completed(page.flow, signedIn('github')));
    neighbour.say(completed(page.flow, signedIn('github')));
    await settle();
    expect(events).to.have.length(3);
  });

  it('does not fail a second time', async () => {
    const { session, page, events, neighbour, settle } = await readySession();
    void session.login('github').catch(() => undefined);
    session.cancel();
    neighbour.say(failed(page.flow, 'access_denied'));
    await settle();
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive login_cancelled']);
    expect(session.failure).to.equal(null);
  });

  it('is asked about at the next look at the page, and no longer once it can’t succeed', async () => {
    const { session, page, endpoint } = await readySession();
    void session.login('github').catch(() => undefined);
    session.cancel();
    const asked = async (): Promise<string | undefined> => {
      page.comeBack();
      await turn();
      await turn();
      return endpoint.asked.at(-1);
    };
    page.advance(600_000);
    expect(await asked()).to.equal(`GET /session?flow=${page.flow}`);
    page.advance(600_001);
    expect(await asked()).to.equal('GET /session');
  });

  it('leaves the login that took its place pending when it succeeds late', async () => {
    const { session, page, events, neighbour, settle } = await readySession();
    void session.login('github').catch(() => undefined);
    const late = page.flow;
    void session.login('acme').catch(() => undefined);
    neighbour.say(completed(late, signedIn('github')));
    await settle();
    expect(session.pendingProvider).to.equal('acme');
    expect(events.at(-1)).to.equal('login github interactive');
  });
});
