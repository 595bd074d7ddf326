import { expect, oneEvent } from '@open-wc/testing';
import { closeSessions, readySession } from '../support/open-session.js';
import { turn, until } from '../support/wait-for-tasks.js';
import { completed, nobody, outcomeOf, signedIn } from '../support/wire-session.js';

const foreignFlow = 'abcdefghijklmnopqrstuv';

/** Another tab has signed out; it has posted the session that it has now. */
const signedOut = { type: 'oauth-session', session: nobody };

describe('the message of a completion page that arrives after a logout in another tab', () => {
  afterEach(closeSessions);

  it('signs nobody in here, about the flow of another page', async () => {
    const { session, events, endpoint, neighbour, settle } = await readySession();
    neighbour.say(signedOut);
    neighbour.say(completed(foreignFlow, signedIn('github')));
    await settle();
    await until(() => endpoint.asked.length === 2);
    await turn();
    expect(session.status).to.equal('signed-out');
    expect(events).to.deep.equal([]);
    expect(endpoint.asked).to.deep.equal(['GET /session', 'GET /session']);
  });

  it('signs nobody in again who was signed in before', async () => {
    const { session, events, endpoint, neighbour, settle } = await readySession(signedIn('github'));
    endpoint.session = nobody;
    neighbour.say(signedOut);
    neighbour.say(completed(foreignFlow, signedIn('github')));
    await settle();
    expect(session.status).to.equal('signed-out');
    expect(events).to.deep.equal(['logout github other-tab']);
  });

  it('after a logout in this tab signs nobody in either', async () => {
    const { session, events, endpoint, neighbour, settle } = await readySession(signedIn('github'));
    await session.logout();
    endpoint.session = nobody;
    neighbour.say(completed(foreignFlow, signedIn('github')));
    await settle();
    expect(session.status).to.equal('signed-out');
    expect(events).to.deep.equal(['logout github interactive']);
  });

  it('ends a login of this page as cancelled, and signs nobody in', async () => {
    const { session, page, events, neighbour } = await readySession();
    const failed = oneEvent(session, 'login');
    void session.login('github').catch(() => undefined);
    neighbour.say(signedOut);
    neighbour.say(completed(page.flow, signedIn('github')));
    await failed;
    await turn();
    expect(session.status).to.equal('signed-out');
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive login_cancelled']);
  });

  it('counts if the endpoint knows the login: it is newer than the logout', async () => {
    const { session, page, events, endpoint, neighbour } = await readySession();
    const promise = session.login('github');
    neighbour.say(signedOut);
    endpoint.session = { ...signedIn('github'), outcome: outcomeOf(page.flow, 'github') };
    neighbour.say(completed(page.flow, signedIn('github')));
    expect(await promise).to.equal(session.auth);
    await turn();
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive']);
  });

  it('counts by a few requests where it comes twice, as a completion page sends it to its opener, too', async () => {
    const { session, page, events, endpoint, neighbour, settle } = await readySession();
    const promise = session.login('github');
    const success = { ...signedIn('github'), outcome: outcomeOf(page.flow, 'github') };
    const [one, other, again] = [endpoint.hold(), endpoint.hold(), endpoint.hold()];
    neighbour.say(signedOut);
    for (const message of [1, 2].map(() => completed(page.flow, signedIn('github')))) neighbour.say(message);
    await Promise.all([one.asked, other.asked]);
    endpoint.session = success;
    one.answer(success);
    await again.asked;
    other.answer(success);
    await settle();
    again.answer(success);
    await promise;
    await settle();
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive']);
    expect(endpoint.asked).to.deep.equal([
      'GET /session',
      ...Array<string>(3).fill(`GET /session?flow=${page.flow}`),
    ]);
  });

  it('counts if the endpoint knows the login, about the flow of another page', async () => {
    const { session, events, endpoint, neighbour } = await readySession();
    const heard = oneEvent(session, 'login');
    neighbour.say(signedOut);
    endpoint.session = signedIn('github');
    neighbour.say(completed(foreignFlow, signedIn('github')));
    await heard;
    expect(session.status).to.equal('signed-in');
    expect(events).to.deep.equal(['login github other-tab']);
  });

  it('counts if it arrives while the endpoint is being asked about an earlier one', async () => {
    const { session, events, endpoint, neighbour, settle } = await readySession();
    const held = endpoint.hold();
    neighbour.say(signedOut);
    neighbour.say(completed(foreignFlow, signedIn('github')));
    await held.asked;
    endpoint.session = signedIn('github', 'acme');
    neighbour.say(completed(foreignFlow.replace('a', 'x'), signedIn('github', 'acme')));
    await settle();
    const heard = oneEvent(session, 'login');
    held.answer(signedIn('github'));
    await heard;
    await until(() => events.length === 2);
    expect(events).to.deep.equal(['login github other-tab', 'login acme other-tab']);
    expect(endpoint.asked).to.deep.equal(['GET /session', 'GET /session', 'GET /session']);
  });

  it('leaves everybody as they are while the endpoint can’t be reached, until the next check', async () => {
    const { session, page, events, endpoint, neighbour, settle } = await readySession();
    endpoint.answerNext(() => Promise.reject(new TypeError('Failed to fetch')));
    neighbour.say(signedOut);
    neighbour.say(completed(foreignFlow, signedIn('github')));
    await settle();
    expect(session.status).to.equal('signed-out');
    endpoint.session = signedIn('github');
    const heard = oneEvent(session, 'login');
    page.comeBack();
    await heard;
    expect(events).to.deep.equal(['login github other-tab']);
  });
});

describe('the message of a completion page', () => {
  afterEach(closeSessions);

  it('counts without a request for a login that began after the logout', async () => {
    const { session, page, events, endpoint, neighbour, settle } = await readySession();
    neighbour.say(signedOut);
    const asked = endpoint.asked.length;
    await settle();
    page.advance(1);
    const promise = session.login('github');
    neighbour.say(completed(page.flow, signedIn('github')));
    await promise;
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive']);
    expect(endpoint.asked.length).to.equal(asked);
  });

  it('counts without a request a minute after the logout', async () => {
    const { session, page, events, endpoint, neighbour, settle } = await readySession();
    neighbour.say(signedOut);
    await settle();
    page.advance(60_001);
    neighbour.say(completed(foreignFlow, signedIn('github')));
    await settle();
    expect(session.status).to.equal('signed-in');
    expect(events).to.deep.equal(['login github other-tab']);
    expect(endpoint.asked).to.deep.equal(['GET /session']);
  });
});
