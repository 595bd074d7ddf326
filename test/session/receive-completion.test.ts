import { expect } from '@open-wc/testing';
import type { OAuthError } from '../../src/protocol/errors.js';
import { closeSessions, readySession } from '../support/open-session.js';
import { completed, failed, nobody, signedIn } from '../support/wire-session.js';

describe('the message of a completion page', () => {
  afterEach(closeSessions);

  it('of success ends the login with one event, and the promise with the authorization', async () => {
    const { session, page, events, neighbour, settle } = await readySession();
    const promise = session.login('github');
    neighbour.say(completed(page.flow, signedIn('github')));
    const authorization = await promise;
    await settle();
    expect(authorization).to.equal(session.auth);
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive']);
  });

  it('of failure ends the login with one event, and the promise with the error', async () => {
    const { session, page, events, neighbour, settle } = await readySession();
    const settled = session.login('github').catch((error: unknown) => error as OAuthError);
    neighbour.say(failed(page.flow, 'access_denied', 'The user said no.'));
    const error = await settled;
    await settle();
    expect(error).to.include({ name: 'OAuthError', code: 'access_denied', description: 'The user said no.' });
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive access_denied']);
    expect(session.status).to.equal('signed-out');
    expect(session.failure).to.include({ provider: 'github', error: 'access_denied' });
  });

  it('of failure takes nothing from who is signed in', async () => {
    const { session, page, neighbour, settle } = await readySession(signedIn('acme'));
    void session.login('github').catch(() => undefined);
    neighbour.say(failed(page.flow, 'access_denied'));
    await settle();
    expect(session.auth?.provider).to.equal('acme');
    expect(session.status).to.equal('signed-in');
  });

  it('is answered, so that the page may close', async () => {
    const { session, page, neighbour } = await readySession();
    void session.login('github');
    const answer = neighbour.next();
    neighbour.say(completed(page.flow, signedIn('github')));
    expect(await answer).to.deep.equal({ type: 'oauth-heard', flow: page.flow });
  });

  it('of failure is answered too', async () => {
    const { session, page, neighbour } = await readySession();
    void session.login('github').catch(() => undefined);
    const answer = neighbour.next();
    neighbour.say(failed(page.flow, 'access_denied'));
    expect(await answer).to.deep.equal({ type: 'oauth-heard', flow: page.flow });
  });

  it('heard twice counts once', async () => {
    const { session, page, events, neighbour, settle } = await readySession();
    void session.login('github');
    neighbour.say(completed(page.flow, signedIn('github')));
    neighbour.say(completed(page.flow, signedIn('github')));
    await settle();
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive']);
  });

  it('of failure heard twice counts once', async () => {
    const { session, page, events, neighbour, settle } = await readySession();
    void session.login('github').catch(() => undefined);
    neighbour.say(failed(page.flow, 'access_denied'));
    neighbour.say(failed(page.flow, 'access_denied'));
    await settle();
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive access_denied']);
  });

  it('of success about another page’s flow is the login of another tab, and is not answered', async () => {
    const { session, events, neighbour, settle } = await readySession();
    neighbour.say(completed('abcdefghijklmnopqrstuv', signedIn('github')));
    await settle();
    expect(events).to.deep.equal(['login github other-tab']);
    expect(session.status).to.equal('signed-in');
    expect(neighbour.heard).to.deep.equal([]);
  });

  it('of failure about another page’s flow is nothing', async () => {
    const { session, events, neighbour, settle } = await readySession(signedIn('acme'));
    neighbour.say(failed('abcdefghijklmnopqrstuv', 'access_denied'));
    await settle();
    expect(events).to.deep.equal([]);
    expect(neighbour.heard).to.deep.equal([]);
    expect(session.auth?.provider).to.equal('acme');
  });

  it('about another page’s flow leaves the login under way as it is', async () => {
    const { session, page, events, neighbour, settle } = await readySession();
    const promise = session.login('github');
    neighbour.say(completed('abcdefghijklmnopqrstuv', signedIn('acme'), 'acme'));
    await settle();
    expect(session.pendingProvider).to.equal('github');
    neighbour.say(completed(page.flow, signedIn('acme', 'github')));
    await promise;
    expect(events).to.deep.equal([
      'login-start github popup',
      'login acme other-tab',
      'login github interactive',
    ]);
  });

  it('is answered after one about another page’s flow, too', async () => {
    const { session, page, neighbour, settle } = await readySession();
    void session.login('github');
    await settle();
    neighbour.say(completed('abcdefghijklmnopqrstuv', signedIn('acme'), 'acme'));
    await settle();
    const answer = neighbour.next();
    neighbour.say(completed(page.flow, signedIn('acme', 'github')));
    expect(await answer).to.deep.equal({ type: 'oauth-heard', flow: page.flow });
  });

  it('in no shape of ours changes nothing', async () => {
    const { session, page, events, neighbour, settle } = await readySession(signedIn('acme'));
    void session.login('github');
    const flow = page.flow;
    const forged = [
      null,
      'oauth-complete',
      42,
      [],
      {},
      { type: 'oauth-complete', flow, outcome: 'success' },
      { type: 'oauth-complete', flow, outcome: 'success', session: null },
      { type: 'oauth-complete', flow, outcome: 'success', session: { authorizations: 'all' } },
      { type: 'oauth-heard', flow },
      { flow, error: 'access_denied', error_description: '' },
    ];
    for (const message of forged) neighbour.say(message);
    await settle();
    expect(events).to.deep.equal(['login-start github popup']);
    expect(session.status).to.equal('pending');
    expect(session.auth?.provider).to.equal('acme');
  });

  it('of success without the authorization ends the login as a failure, not in silence', async () => {
    const { session, page, events, neighbour, settle } = await readySession();
    void session.login('github').catch(() => undefined);
    neighbour.say(completed(page.flow, nobody));
    await settle();
    expect(events).to.have.length(2);
    expect(events[1]).to.match(/^login github interactive \w+$/);
    expect(session.status).to.equal('signed-out');
  });

  it('counts if somebody signs in again as themselves', async () => {
    const { session, page, events, neighbour } = await readySession(signedIn('github'));
    const promise = session.login('github', { scope: ['repo'] });
    neighbour.say(completed(page.flow, signedIn('github')));
    await promise;
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive']);
  });
});
