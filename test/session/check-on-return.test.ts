import { expect, oneEvent } from '@open-wc/testing';
import { turn } from '../support/wait-for-tasks.js';
import { stateOf } from '../../src/session/state-of.js';
import { beginSession, closeSessions, readySession, stagePage } from '../support/open-session.js';
import { nobody, signedIn } from '../support/wire-session.js';

describe('a look at the page', () => {
  afterEach(closeSessions);

  it('fires one logout of reason expired if the session is gone', async () => {
    const { session, page, endpoint, events } = await readySession(signedIn('github'));
    endpoint.session = nobody;
    page.advance(60_001);
    page.comeBack();
    await oneEvent(session, 'logout');
    await turn();
    expect(events).to.deep.equal(['logout github expired']);
    expect(session.status).to.equal('signed-out');
  });

  it('says of each session that was ended from elsewhere that it is revoked, and of another that it has expired', async () => {
    const { page, session, endpoint, events } = await readySession(signedIn('github', 'google'));
    endpoint.session = { ...nobody, reason: { google: 'revoked' } };
    page.advance(60_001);
    page.comeBack();
    await oneEvent(session, 'logout');
    await turn();
    expect(events).to.deep.equal(['logout github expired', 'logout google revoked']);
  });

  it('finds a session that appeared meanwhile', async () => {
    const { session, page, endpoint, events } = await readySession();
    endpoint.session = signedIn('github');
    page.advance(60_001);
    page.document.dispatchEvent(new Event('visibilitychange'));
    await oneEvent(session, 'login');
    expect(events).to.deep.equal(['login github other-tab']);
  });

  it('loads nothing when the page is shown for the first time', async () => {
    const { session, page, endpoint } = await readySession();
    page.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    await turn();
    expect(stateOf(session)?.refusal).to.equal(undefined);
    page.comeBack();
    await turn();
    expect(stateOf(session)?.refusal).to.be.a('function');
    expect(endpoint.asked).to.deep.equal(['GET /session']);
  });

  it('asks nothing while the last answer is fresh', async () => {
    const { page, endpoint } = await readySession();
    page.advance(59_000);
    page.comeBack();
    page.document.dispatchEvent(new Event('visibilitychange'));
    await turn();
    expect(endpoint.asked).to.deep.equal(['GET /session']);
  });

  it('asks nothing while the page is hidden', async () => {
    const { page, endpoint } = await readySession();
    page.advance(120_000);
    page.document.hidden = true;
    page.document.dispatchEvent(new Event('visibilitychange'));
    await turn();
    expect(endpoint.asked).to.deep.equal(['GET /session']);
  });

  it('asks once if focus and visibility come together', async () => {
    const { page, endpoint } = await readySession();
    page.advance(120_000);
    page.document.dispatchEvent(new Event('visibilitychange'));
    page.comeBack();
    await turn();
    expect(endpoint.asked).to.deep.equal(['GET /session', 'GET /session']);
  });

  it('asks about the login under way by its label', async () => {
    const { session, page, endpoint } = await readySession();
    void session.login('github').catch(() => undefined);
    page.leave();
    page.advance(2000);
    page.comeBack();
    await turn();
    expect(endpoint.asked).to.deep.equal(['GET /session', `GET /session?flow=${page.flow}`]);
    expect(session.status).to.equal('pending');
  });

  it('fetches the session at once if the page comes out of the back/forward cache', async () => {
    const { session, page, endpoint, events } = await readySession(signedIn('github'));
    endpoint.session = nobody;
    page.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await oneEvent(session, 'logout');
    expect(events).to.deep.equal(['logout github expired']);
  });

  it('fires no second login for somebody who is still signed in', async () => {
    const { page, endpoint, events } = await readySession(signedIn('github'));
    page.advance(61_000);
    page.comeBack();
    await turn();
    expect(endpoint.asked).to.have.length(2);
    expect(events).to.deep.equal([]);
  });

  it('changes nothing if the endpoint cannot be reached', async () => {
    const { session, page, endpoint, events } = await readySession(signedIn('github'));
    endpoint.answerNext(() => Promise.reject(new TypeError('Failed to fetch')));
    page.advance(61_000);
    page.comeBack();
    await turn();
    expect(events).to.deep.equal([]);
    expect(session.status).to.equal('signed-in');
  });

  it('asks again at the next focus if the request before failed', async () => {
    const { page, endpoint } = await readySession(signedIn('github'));
    endpoint.answerNext(() => Promise.reject(new TypeError('Failed to fetch')));
    page.advance(61_000);
    page.comeBack();
    await turn();
    page.advance(2000);
    page.comeBack();
    await turn();
    expect(endpoint.asked).to.have.length(3);
  });

  it('tells of another person as of a login', async () => {
    const { session, page, endpoint, events } = await readySession(signedIn('github'));
    endpoint.session = signedIn('github');
    endpoint.session.authorizations[0]!.user!.id = '2';
    page.advance(61_000);
    page.comeBack();
    await oneEvent(session, 'login');
    expect(events).to.deep.equal(['login github other-tab']);
  });
});

const brokenAnswers: Record<string, () => Response | Promise<Response>> = {
  'with 500 and JSON': () => Response.json({ error: '' }, { status: 500 }),
  'with 500 and HTML': () => new Response('<h1>Oops</h1>', { status: 500 }),
  'with HTML and 200': () => new Response('<!doctype html><p>index</p>'),
  'with JSON of another shape': () => Response.json({ authorizations: null }),
  'with null': () => Response.json(null),
  'not at all': () => Promise.reject(new TypeError('Failed to fetch')),
};

describe('an endpoint that answers', () => {
  afterEach(closeSessions);

  for (const [how, answer] of Object.entries(brokenAnswers)) {
    it(`${how} leaves the session signed out, and the next focus asks again`, async () => {
      const staged = stagePage();
      staged.endpoint.answerNext(answer);
      staged.endpoint.session = signedIn('github');
      const { session, events, page, endpoint } = beginSession(staged);
      await session.ready;
      expect(session.status).to.equal('signed-out');
      expect(events).to.deep.equal([]);
      page.comeBack();
      await oneEvent(session, 'login');
      expect(session.status).to.equal('signed-in');
      expect(endpoint.asked).to.deep.equal(['GET /session', 'GET /session']);
    });
  }
});
