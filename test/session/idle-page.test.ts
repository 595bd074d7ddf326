import { expect } from '@open-wc/testing';
import { closeSessions, readySession } from '../support/open-session.js';
import { turn } from '../support/wait-for-tasks.js';
import { completed, signedIn } from '../support/wire-session.js';

const day = 86_400_000;

describe('an idle page', () => {
  afterEach(closeSessions);

  for (const wire of [signedIn(), signedIn('github')]) {
    const who = wire.authorizations.length > 0 ? 'somebody' : 'nobody';
    it(`where ${who} is signed in asks nothing and has no timer for a day`, async () => {
      const { page, endpoint, events } = await readySession(wire);
      expect(page.timers.size).to.equal(0);
      page.advance(day);
      await turn();
      expect(page.timers.size).to.equal(0);
      expect(endpoint.asked).to.deep.equal(['GET /session']);
      expect(events).to.deep.equal([]);
    });
  }

  it('is idle again after a login, and after a logout', async () => {
    const { page, session, endpoint, neighbour, settle } = await readySession();
    const watched = page.watched();
    void session.login('github');
    await watched;
    expect(page.timers.size).to.equal(1);
    neighbour.say(completed(page.flow, signedIn('github')));
    await settle();
    page.advance(day);
    await turn();
    expect(page.timers.size).to.equal(0);
    await session.logout();
    page.advance(day);
    await turn();
    expect(page.timers.size).to.equal(0);
    expect(endpoint.asked).to.deep.equal(['GET /session', 'POST /logout']);
  });
});
