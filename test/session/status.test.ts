import { expect, oneEvent } from '@open-wc/testing';
import { beginSession, closeSessions, readySession, stagePage } from '../support/open-session.js';
import { completed, signedIn, signedInAs } from '../support/wire-session.js';

describe('a session', () => {
  afterEach(closeSessions);

  it('is loading until the endpoint has answered, then signed out', async () => {
    const staged = stagePage();
    const held = staged.endpoint.hold();
    const { session } = beginSession(staged);
    expect(session.status).to.equal('loading');
    expect(session.auth).to.equal(null);
    held.answer({ authorizations: [] });
    await session.ready;
    expect(session.status).to.equal('signed-out');
    expect(session.auth).to.equal(null);
    expect(session.auths).to.deep.equal({});
  });

  it('is signed in if the endpoint knows somebody, and auth is the last login', async () => {
    const { session } = await readySession(signedIn('github', 'acme'));
    expect(session.status).to.equal('signed-in');
    expect(session.auth?.provider).to.equal('acme');
    expect(Object.keys(session.auths)).to.deep.equal(['github', 'acme']);
  });

  it('tells people and tokens in the words of the page', async () => {
    const { session } = await readySession(signedInAs({ avatar_url: 'https://a.example/1.png' }));
    expect(session.auth?.user).to.deep.equal({
      id: '1',
      name: 'Ana Silva',
      email: 'ana@example.com',
      avatarUrl: 'https://a.example/1.png',
      groups: [],
      raw: {},
    });
    expect(session.auth?.token).to.deep.equal({ scope: ['email'], tokenType: 'bearer', expiresIn: 3600 });
  });

  it('has no user if the login fetched none', async () => {
    const { session } = await readySession(signedInAs(null));
    expect(session.auth?.user).to.equal(null);
    expect(session.status).to.equal('signed-in');
  });

  it('goes from signed out over pending to signed in, and tells of each change', async () => {
    const { session, page, neighbour } = await readySession();
    const seen: string[] = [];
    session.addEventListener('change', () => seen.push(session.status));
    void session.login('github');
    expect(session.pendingProvider).to.equal('github');
    neighbour.say(completed(page.flow, signedIn('github')));
    await oneEvent(session, 'login');
    expect(seen).to.deep.equal(['pending', 'signed-in']);
    expect(session.pendingProvider).to.equal(undefined);
  });

  it('never has an authorization before the login has succeeded', async () => {
    const { session, page, neighbour } = await readySession();
    let atChange: string | undefined = 'unseen';
    void session.login('github');
    expect(session.auth).to.equal(null);
    session.addEventListener('login', () => (atChange = session.auth?.provider));
    neighbour.say(completed(page.flow, signedIn('github')));
    await oneEvent(session, 'login');
    expect(atChange).to.equal('github');
  });

  it('asks its endpoint once when it begins', async () => {
    const { endpoint } = await readySession();
    expect(endpoint.asked).to.deep.equal(['GET /session']);
  });

  it('names its endpoint absolutely, without a slash at the end', () => {
    const { session } = beginSession(stagePage(), { endpoint: '/api/oauth/' });
    expect(session.endpoint).to.equal(`${location.origin}/api/oauth`);
  });

  it('fires one login event of reason restored for each provider on load', async () => {
    const staged = stagePage();
    staged.endpoint.session = signedIn('github', 'acme');
    const { session, events } = beginSession(staged);
    await session.ready;
    expect(events).to.deep.equal(['login github restored', 'login acme restored']);
  });

  it('fires nothing on load if nobody is signed in', async () => {
    const { session, events } = beginSession();
    await session.ready;
    expect(events).to.deep.equal([]);
  });
});
