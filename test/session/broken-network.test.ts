import { expect, oneEvent } from '@open-wc/testing';
import { failureOf } from '../support/failure-of.js';
import { beginSession, closeSessions, readySession, stagePage } from '../support/open-session.js';
import { brokenAnswers } from '../support/broken-answers.js';
import { turn } from '../support/wait-for-tasks.js';
import { nobody, signedIn } from '../support/wire-session.js';

describe('a session whose endpoint answers', () => {
  afterEach(closeSessions);

  for (const [how, answer] of Object.entries(brokenAnswers)) {
    const code = how.startsWith('with HTML and 200') ? 'endpoint_not_found' : 'endpoint_unreachable';

    it(`${how} at a look signs nobody out, and the next look asks again`, async () => {
      const { session, page, endpoint, events } = await readySession(signedIn('github'));
      endpoint.answerNext(answer);
      page.advance(60_001);
      page.comeBack();
      await turn();
      expect(session.status).to.equal('signed-in');
      page.comeBack();
      await turn();
      expect(endpoint.asked).to.have.length(3);
      expect(session.status).to.equal('signed-in');
      expect(events).to.deep.equal([]);
    });

    it(`${how} to a logout fails it with ${code}, signs nobody out and can be asked again`, async () => {
      const { session, endpoint, events } = await readySession(signedIn('github'));
      endpoint.answerNext(answer);
      expect(await failureOf(session.logout())).to.include({ code });
      expect(session.status).to.equal('signed-in');
      expect(events).to.deep.equal([]);
      await session.logout();
      expect(events).to.deep.equal(['logout github interactive']);
    });

    it(`${how} to a saved sign-in fails it with ${code}`, async () => {
      const { session, endpoint, events } = await readySession();
      endpoint.answerNext(answer);
      const failure = await failureOf(session.login('github', { savedToken: 'sealed' }));
      expect(failure).to.include({ code });
      expect(events).to.deep.equal([`login github interactive ${code}`]);
      expect(session.status).to.equal('signed-out');
    });
  }
});

describe('a session that could not reach its endpoint when it began', () => {
  afterEach(closeSessions);

  it('asks again as soon as the network is back, and fires a login of reason restored', async () => {
    const staged = stagePage();
    staged.endpoint.answerNext(brokenAnswers['not at all']!);
    staged.endpoint.session = signedIn('github');
    const { session, events, page, endpoint } = beginSession(staged);
    await session.ready;
    expect(session.status).to.equal('signed-out');
    page.dispatchEvent(new Event('online'));
    await oneEvent(session, 'login');
    await turn();
    expect(events).to.deep.equal(['login github restored']);
    expect(endpoint.asked).to.deep.equal(['GET /session', 'GET /session']);
  });

  it('asks nothing when the network is back while the page is hidden, and then once it is seen', async () => {
    const staged = stagePage();
    staged.endpoint.answerNext(brokenAnswers['not at all']!);
    const { session, page, endpoint } = beginSession(staged);
    await session.ready;
    page.document.hidden = true;
    page.dispatchEvent(new Event('online'));
    await turn();
    expect(endpoint.asked).to.have.length(1);
    page.document.hidden = false;
    page.document.dispatchEvent(new Event('visibilitychange'));
    await turn();
    expect(endpoint.asked).to.have.length(2);
  });
});

describe('a session that was ready', () => {
  afterEach(closeSessions);

  it('asks nothing when the network is back soon', async () => {
    const { page, endpoint } = await readySession(signedIn('github'));
    page.advance(5000);
    page.dispatchEvent(new Event('online'));
    await turn();
    expect(endpoint.asked).to.have.length(1);
  });

  it('finds out that it has expired when the clock was set back meanwhile', async () => {
    const { session, page, endpoint, events } = await readySession(signedIn('github'));
    endpoint.session = nobody;
    page.time -= 3_600_000;
    page.comeBack();
    await oneEvent(session, 'logout');
    expect(events).to.deep.equal(['logout github expired']);
  });
});
