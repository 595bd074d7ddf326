import { expect, oneEvent } from '@open-wc/testing';
import type { LoginEvent } from '../../src/session/events.js';
import { beginSession, closeSessions, stagePage, type Stage } from '../support/open-session.js';
import { nobody, outcomeOf, signedIn } from '../support/wire-session.js';
import type { WireSession } from '../../src/protocol/wire.js';

const label = 'abcdefghijklmnopqrstuv';

function comeBackWith(session: WireSession): Stage {
  const staged = stagePage();
  staged.endpoint.answerNext(() => Response.json(session));
  return beginSession(staged);
}

describe('a page that a redirect comes back to', () => {
  afterEach(closeSessions);

  it('fires one interactive login for a success', async () => {
    const { session, events } = comeBackWith({
      ...signedIn('github'),
      outcome: outcomeOf(label, 'github'),
    });
    await session.ready;
    expect(events).to.deep.equal(['login github interactive']);
    expect(session.status).to.equal('signed-in');
    expect(session.failure).to.equal(null);
  });

  it('restores those who were signed in before', async () => {
    const { session, events } = comeBackWith({
      ...signedIn('acme', 'github'),
      outcome: outcomeOf(label, 'github'),
    });
    await session.ready;
    expect(events).to.deep.equal(['login acme restored', 'login github interactive']);
  });

  it('tells other tabs of a failure nothing that is older than a message of theirs', async () => {
    const staged = stagePage();
    const held = staged.endpoint.hold();
    const { session, neighbour, settle } = beginSession(staged);
    await held.asked;
    neighbour.say({ type: 'oauth-session', session: nobody });
    await settle();
    held.answer({ ...signedIn('acme'), outcome: outcomeOf(label, 'github', 'access_denied') });
    await session.ready;
    await settle();
    expect(session.status).to.equal('signed-out');
    expect(neighbour.heard).to.deep.equal([{ type: 'oauth-session', session: nobody }]);
  });

  it('fires one interactive login with the error for a failure', async () => {
    const stage = comeBackWith({
      ...nobody,
      outcome: outcomeOf(label, 'github', 'access_denied', 'The user said no.'),
    });
    const event = await oneEvent<LoginEvent>(stage.session, 'login');
    await stage.session.ready;
    expect(stage.events).to.deep.equal(['login github interactive access_denied']);
    expect(event.authorization).to.equal(null);
    expect(event.errorDescription).to.equal('The user said no.');
    expect(stage.session.status).to.equal('signed-out');
  });

  it('keeps the failure for the elements that show it', async () => {
    const { session } = comeBackWith({
      ...nobody,
      outcome: outcomeOf(label, 'github', 'access_denied', 'No.'),
    });
    await session.ready;
    expect(session.failure).to.deep.equal({
      provider: 'github',
      error: 'access_denied',
      errorDescription: 'No.',
      initiator: undefined,
    });
  });

  it('loses nothing of the previous session by a failure', async () => {
    const { session, events } = comeBackWith({
      ...signedIn('acme'),
      outcome: outcomeOf(label, 'github', 'access_denied'),
    });
    await session.ready;
    expect(events).to.deep.equal(['login acme restored', 'login github interactive access_denied']);
    expect(session.auth?.provider).to.equal('acme');
  });

  it('tells the other tabs what the session is now', async () => {
    const answer = { ...signedIn('github'), outcome: outcomeOf(label, 'github') };
    const { session, neighbour } = comeBackWith(answer);
    const told = neighbour.next();
    await session.ready;
    expect(await told).to.deep.equal({ type: 'oauth-session', session: answer });
  });

  it('makes another tab tell of it once, as the login of another tab', async () => {
    const other = beginSession();
    await other.session.ready;
    other.neighbour.say({
      type: 'oauth-session',
      session: { ...signedIn('github'), outcome: outcomeOf(label, 'github') },
    });
    await other.settle();
    expect(other.events).to.deep.equal(['login github other-tab']);
  });

  it('tells how it ended although another tab spoke before the endpoint answered', async () => {
    const staged = stagePage();
    const held = staged.endpoint.hold();
    const { session, events, neighbour, settle } = beginSession(staged);
    neighbour.say({ type: 'oauth-session', session: signedIn('acme') });
    await settle();
    held.answer({ ...signedIn('acme'), outcome: outcomeOf(label, 'github', 'access_denied') });
    await session.ready;
    expect(events).to.deep.equal(['login acme other-tab', 'login github interactive access_denied']);
  });
});
