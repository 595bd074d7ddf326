import { expect } from '@open-wc/testing';
import { json } from '../support/fake-endpoint.js';
import { deferred } from '../support/deferred.js';
import { beginSession, closeSessions, stagePage } from '../support/open-session.js';
import { turn } from '../support/wait-for-tasks.js';
import { completed, nobody, signedIn } from '../support/wire-session.js';

function beginWaiting() {
  const staged = stagePage();
  staged.endpoint.session = signedIn('github');
  const { promise, resolve } = deferred();
  return { ...beginSession(staged, { after: promise }), start: () => resolve(undefined) };
}

describe('a session that starts after something else', () => {
  afterEach(closeSessions);

  it('asks the endpoint nothing before that, and then once', async () => {
    const { session, endpoint, events, start } = beginWaiting();
    await turn();
    expect(endpoint.asked).to.deep.equal([]);
    expect(session.status).to.equal('loading');
    start();
    await session.ready;
    expect(endpoint.asked).to.deep.equal(['GET /session']);
    expect(events).to.deep.equal(['login github restored']);
  });

  it('opens the window of a login that is asked for before that, within the click', async () => {
    const { session, page, start } = beginWaiting();
    void session.login('github').catch(() => undefined);
    expect(page.opened).to.have.length(1);
    start();
    await session.ready;
    expect(page.opened).to.have.length(1);
  });

  it('never starts once it is closed', async () => {
    const { session, endpoint, events, page, neighbour, settle, start } = beginWaiting();
    session.close();
    start();
    await session.ready;
    neighbour.say({ type: 'oauth-session', session: signedIn('acme') });
    await settle();
    page.comeBack();
    await turn();
    expect(endpoint.asked).to.deep.equal([]);
    expect(events).to.deep.equal([]);
  });

  it('tells other tabs of a logout before that', async () => {
    const { session, endpoint, neighbour, settle, start } = beginWaiting();
    endpoint.session = nobody;
    await session.logout();
    await settle();
    expect(neighbour.heard).to.deep.equal([{ type: 'oauth-session', session: nobody }]);
    start();
    await session.ready;
    expect(session.status).to.equal('signed-out');
    expect(endpoint.asked).to.deep.equal(['POST /logout', 'GET /session']);
  });

  it('tells other tabs of a sign-in with a saved token before that', async () => {
    const { session, endpoint, events, neighbour, settle, start } = beginWaiting();
    endpoint.answerAt('/token/restore', () => json(signedIn('github')));
    await session.login('github', { savedToken: 'sealed.text' });
    await settle();
    expect(neighbour.heard).to.deep.equal([{ type: 'oauth-session', session: signedIn('github') }]);
    start();
    await session.ready;
    expect(events).to.deep.equal(['login github restored']);
  });

  it('answers the completion page of a login that was begun before that', async () => {
    const { session, page, neighbour, settle, start } = beginWaiting();
    const login = session.login('github');
    await turn();
    start();
    await session.ready;
    neighbour.say(completed(page.flow, signedIn('github')));
    await login;
    await settle();
    expect(neighbour.heard).to.deep.include({ type: 'oauth-heard', flow: page.flow });
  });
});
