import { expect, oneEvent } from '@open-wc/testing';
import { failureOf } from '../support/failure-of.js';
import { turn } from '../support/wait-for-tasks.js';
import { beginSession, closeSessions, readySession, stagePage, type Stage } from '../support/open-session.js';
import { completed, nobody, outcomeOf, signedIn } from '../support/wire-session.js';

async function watchedLogin(): Promise<Stage> {
  const stage = await readySession();
  const watched = stage.page.watched();
  void stage.session.login('github').catch(() => undefined);
  await watched;
  stage.page.advance(2000);
  return stage;
}

function closePopup({ page }: Stage): void {
  page.lastOpened.window.closed = true;
  page.advance(250);
}

describe('answers and messages that cross', () => {
  afterEach(closeSessions);

  it('let a success that the endpoint knows of win over the closed popup', async () => {
    const stage = await watchedLogin();
    const { endpoint, page, session, events } = stage;
    endpoint.session = { ...signedIn('github'), outcome: outcomeOf(page.flow, 'github') };
    closePopup(stage);
    await oneEvent(session, 'login');
    await turn();
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive']);
    expect(session.status).to.equal('signed-in');
  });

  it('let a failure that the endpoint knows of stand in place of login_cancelled', async () => {
    const stage = await watchedLogin();
    const { endpoint, page, session, events } = stage;
    endpoint.session = { ...nobody, outcome: outcomeOf(page.flow, 'github', 'access_denied') };
    closePopup(stage);
    await oneEvent(session, 'login');
    await turn();
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive access_denied']);
  });

  it('ask again if a message made the answer that tells of a success old', async () => {
    const stage = await watchedLogin();
    const { endpoint, page, session, events, neighbour, settle } = stage;
    const held = endpoint.hold();
    closePopup(stage);
    await held.asked;
    neighbour.say({ type: 'oauth-session', session: signedIn('acme') });
    await settle();
    endpoint.session = { ...signedIn('acme', 'github'), outcome: outcomeOf(page.flow, 'github') };
    held.answer(endpoint.session);
    await oneEvent(session, 'login');
    await turn();
    expect(events).to.deep.equal([
      'login-start github popup',
      'login acme other-tab',
      'login github interactive',
    ]);
    expect(Object.keys(session.auths)).to.deep.equal(['acme', 'github']);
  });

  it('fail as endpoint_unreachable if the endpoint cannot be reached', async () => {
    const stage = await watchedLogin();
    stage.endpoint.answerNext(() => Promise.reject(new TypeError('Failed to fetch')));
    closePopup(stage);
    await oneEvent(stage.session, 'login');
    expect(stage.events).to.deep.equal([
      'login-start github popup',
      'login github interactive endpoint_unreachable',
    ]);
  });

  it('drop an answer that is older than a message', async () => {
    const stage = await watchedLogin();
    const { endpoint, page, session, events, neighbour, settle } = stage;
    const held = endpoint.hold();
    closePopup(stage);
    await held.asked;
    neighbour.say(completed(page.flow, signedIn('github')));
    await settle();
    held.answer(nobody);
    await turn();
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive']);
    expect(session.auth?.provider).to.equal('github');
  });

  it('let what another tab says stand over the first answer', async () => {
    const staged = stagePage();
    const held = staged.endpoint.hold();
    const { session, events, neighbour, settle } = beginSession(staged);
    neighbour.say({ type: 'oauth-session', session: signedIn('github') });
    await settle();
    expect(session.status).to.equal('signed-in');
    held.answer(nobody);
    await session.ready;
    expect(session.status).to.equal('signed-in');
    expect(events).to.deep.equal(['login github other-tab']);
  });

  it('do not bring a session back by an answer from before the logout', async () => {
    const { session, page, endpoint, events } = await readySession(signedIn('github'));
    const held = endpoint.hold();
    page.advance(61_000);
    page.comeBack();
    await held.asked;
    await session.logout();
    held.answer(signedIn('github'));
    await turn();
    expect(session.status).to.equal('signed-out');
    expect(events).to.deep.equal(['logout github interactive']);
  });

  it('show nobody after two logouts, if the endpoint is still being asked what the first has left', async () => {
    const { session, endpoint, neighbour, settle } = await readySession(signedIn('acme', 'github'));
    const [ending, asking] = [endpoint.hold(), endpoint.hold()];
    const first = session.logout('acme');
    await ending.asked;
    neighbour.say({ type: 'oauth-session', session: signedIn('acme', 'github') });
    await settle();
    ending.answer({ logout_url: null });
    await asking.asked;
    await session.logout('github');
    endpoint.session = nobody;
    asking.answer(signedIn('github'));
    await first;
    await settle();
    expect(session.status).to.equal('signed-out');
    expect(neighbour.heard.at(-1)).to.deep.equal({ type: 'oauth-session', session: nobody });
  });

  it('ask the endpoint five times at most what a logout has left, if other tabs tell something new during each answer', async () => {
    const { session, endpoint, neighbour, settle } = await readySession(signedIn('acme', 'github'));
    const answers = Array.from({ length: 6 }, () => endpoint.hold());
    const ended = session.logout('github');
    for (const [index, answer] of answers.entries()) {
      await answer.asked;
      neighbour.say({ type: 'oauth-session', session: signedIn('acme', 'github') });
      await settle();
      answer.answer(index === 0 ? { logout_url: null } : signedIn('acme'));
    }
    await ended;
    expect(endpoint.asked).to.deep.equal([
      'GET /session',
      'POST /logout',
      ...Array.from({ length: 5 }, () => 'GET /session'),
    ]);
    expect(Object.keys(session.auths)).to.deep.equal(['acme']);
  });

  it('show nobody who has signed out while signing in again, although the completion page says it twice', async () => {
    const { session, endpoint, page, events, neighbour, settle } = await readySession(signedIn('github'));
    const failure = failureOf(session.login('github'));
    neighbour.say({ type: 'oauth-session', session: signedIn('github') });
    await settle();
    const [one, other] = [endpoint.hold(), endpoint.hold()];
    for (const message of [1, 2].map(() => completed(page.flow, signedIn('github')))) neighbour.say(message);
    await Promise.all([one.asked, other.asked]);
    one.answer(nobody);
    await settle();
    other.answer(nobody);
    expect(await failure).to.include({ code: 'login_cancelled' });
    await settle();
    expect(session.status).to.equal('signed-out');
    expect(events).to.deep.equal([
      'login-start github popup',
      'logout github other-tab',
      'login github interactive login_cancelled',
    ]);
  });

  it('take a success by focus if the message was lost', async () => {
    const stage = await watchedLogin();
    const { endpoint, page, session, events } = stage;
    page.leave();
    page.advance(5000);
    endpoint.session = { ...signedIn('github'), outcome: outcomeOf(page.flow, 'github') };
    page.comeBack();
    await oneEvent(session, 'login');
    await turn();
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive']);
  });

  it('keep a failure that the endpoint tells only once, when the person comes back to a closed popup', async () => {
    const stage = await watchedLogin();
    const { endpoint, page, session, events } = stage;
    page.leave();
    page.advance(5000);
    page.lastOpened.window.closed = true;
    const answer = { ...nobody, outcome: outcomeOf(page.flow, 'github', 'access_denied') };
    endpoint.answerNext(() => Response.json(answer));
    page.comeBack();
    await oneEvent(session, 'login');
    await turn();
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive access_denied']);
  });

  it('settle a login by a session of another tab only as that', async () => {
    const { session, page, events, endpoint, neighbour, settle } = await readySession();
    const promise = session.login('github');
    endpoint.session = signedIn('github');
    neighbour.say({ type: 'oauth-session', session: signedIn('github') });
    await settle();
    expect(events).to.deep.equal(['login-start github popup', 'login github other-tab']);
    expect(session.status).to.equal('pending');
    neighbour.say(completed(page.flow, signedIn('github')));
    expect((await promise).provider).to.equal('github');
  });
});
