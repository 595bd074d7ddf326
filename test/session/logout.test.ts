import { expect } from '@open-wc/testing';
import { requestHeader } from '../../src/protocol/wire.js';
import { beginSession, closeSessions, readySession, stagePage } from '../support/open-session.js';
import { completed, nobody, signedIn } from '../support/wire-session.js';

describe('logout()', () => {
  afterEach(closeSessions);

  it('ends every authorization with one event each', async () => {
    const { session, events } = await readySession(signedIn('acme', 'github'));
    await session.logout();
    expect(events).to.deep.equal(['logout acme interactive', 'logout github interactive']);
    expect(session.status).to.equal('signed-out');
    expect(session.auth).to.equal(null);
  });

  it('ends one provider’s authorization and keeps the others', async () => {
    const { session, events } = await readySession(signedIn('acme', 'github'));
    await session.logout('github');
    expect(events).to.deep.equal(['logout github interactive']);
    expect(session.auth?.provider).to.equal('acme');
  });

  it('asks the endpoint in the way that no form can', async () => {
    const { session, endpoint } = await readySession(signedIn('github'));
    await session.logout('github');
    const request = endpoint.requests.at(-1)!;
    expect(endpoint.asked).to.deep.equal(['GET /session', 'POST /logout']);
    expect(request.headers.get(requestHeader)).to.equal('1');
    expect(request.headers.get('content-type')).to.equal('application/json');
    expect(await request.json()).to.deep.equal({ provider: 'github' });
  });

  it('fires nothing if nobody was signed in', async () => {
    const { session, events } = await readySession();
    await session.logout();
    expect(events).to.deep.equal([]);
  });

  it('changes nothing if the endpoint cannot be reached', async () => {
    const { session, events, endpoint, neighbour, settle } = await readySession(signedIn('github'));
    endpoint.answerNext(() => Promise.reject(new TypeError('Failed to fetch')));
    const error: unknown = await session.logout().catch((reason: unknown) => reason);
    await settle();
    expect(error).to.include({ name: 'OAuthError', code: 'endpoint_unreachable' });
    expect(events).to.deep.equal([]);
    expect(session.status).to.equal('signed-in');
    expect(neighbour.heard).to.deep.equal([]);
  });

  it('changes nothing if the endpoint refuses', async () => {
    const { session, events, endpoint } = await readySession(signedIn('github'));
    const answer = { error: 'csrf_refused', error_description: 'Not from a page of ours.' };
    endpoint.answerNext(() => Response.json(answer, { status: 403 }));
    const error: unknown = await session.logout().catch((reason: unknown) => reason);
    expect(error).to.include({ code: 'csrf_refused', description: 'Not from a page of ours.' });
    expect(events).to.deep.equal([]);
    expect(session.auth?.provider).to.equal('github');
  });

  it('tells the other tabs', async () => {
    const { session, neighbour } = await readySession(signedIn('acme', 'github'));
    const told = neighbour.next();
    await session.logout('github');
    expect(await told).to.deep.equal({ type: 'oauth-session', session: signedIn('acme') });
  });

  it('keeps a login that ends elsewhere after the endpoint has signed out', async () => {
    const { session, events, endpoint, neighbour, settle } = await readySession(signedIn('github'));
    const held = endpoint.hold();
    const logout = session.logout();
    await held.asked;
    endpoint.session = signedIn('acme');
    neighbour.say({ type: 'oauth-session', session: signedIn('acme') });
    await settle();
    held.answer({ logout_url: null });
    await logout;
    await settle();
    expect(session.auth?.provider).to.equal('acme');
    expect(events).to.deep.equal(['logout github other-tab', 'login acme other-tab']);
    expect(neighbour.heard.at(-1)).to.deep.equal({ type: 'oauth-session', session: signedIn('acme') });
  });

  it('ends a login that ended elsewhere before the endpoint has signed out', async () => {
    const { session, events, endpoint, neighbour, settle } = await readySession(signedIn('github'));
    const held = endpoint.hold();
    const logout = session.logout();
    await held.asked;
    neighbour.say({ type: 'oauth-session', session: signedIn('github', 'acme') });
    await settle();
    endpoint.session = nobody;
    held.answer({ logout_url: null });
    await logout;
    await settle();
    expect(session.auth).to.equal(null);
    expect(events).to.deep.equal([
      'login acme other-tab',
      'logout github interactive',
      'logout acme interactive',
    ]);
    expect(neighbour.heard.at(-1)).to.deep.equal({ type: 'oauth-session', session: nobody });
  });

  it('of one provider keeps the others, although nobody here knows yet who is signed in', async () => {
    const staged = stagePage();
    staged.endpoint.session = signedIn('acme', 'github');
    const first = staged.endpoint.hold();
    const { session, events, endpoint, neighbour, settle } = beginSession(staged);
    await first.asked;
    endpoint.session = signedIn('acme');
    await session.logout('github');
    first.answer(signedIn('acme', 'github'));
    await session.ready;
    await settle();
    expect(events).to.deep.equal(['login acme restored']);
    expect(neighbour.heard).to.deep.include({ type: 'oauth-session', session: signedIn('acme') });
    expect(neighbour.heard).not.to.deep.include({ type: 'oauth-session', session: nobody });
  });

  it('of one provider tells other tabs nothing while it is not known who else is signed in', async () => {
    const staged = stagePage();
    staged.endpoint.answerAt('/session', () => Promise.reject(new TypeError('Failed to fetch')));
    const { session, events, neighbour, settle } = beginSession(staged);
    await session.ready;
    await session.logout('github');
    await settle();
    expect(neighbour.heard).to.deep.equal([]);
    expect(events).to.deep.equal([]);
  });

  it('has the message of a login checked that arrives while it asks who is still signed in', async () => {
    const { session, endpoint, events, neighbour, settle } = await readySession(signedIn('github'));
    const [posted, asked] = [endpoint.hold(), endpoint.hold()];
    const logout = session.logout();
    await posted.asked;
    neighbour.say(completed('abcdefghijklmnopqrstuv', signedIn('github', 'acme'), 'acme'));
    await settle();
    posted.answer({ logout_url: null });
    await asked.asked;
    endpoint.session = nobody;
    neighbour.say(completed('vutsrqponmlkjihgfedcba', signedIn('github', 'acme'), 'acme'));
    await settle();
    asked.answer(nobody);
    await logout;
    await settle();
    expect(session.status).to.equal('signed-out');
    expect(events[0]).to.equal('login acme other-tab');
    expect(events.filter((event) => event.startsWith('login'))).to.have.length(1);
  });

  it('in another tab fires one event of that reason here', async () => {
    const { session, events, neighbour, settle } = await readySession(signedIn('github'));
    neighbour.say({ type: 'oauth-session', session: nobody });
    neighbour.say({ type: 'oauth-session', session: nobody });
    await settle();
    expect(events).to.deep.equal(['logout github other-tab']);
    expect(session.status).to.equal('signed-out');
  });

  it('dispatches from the element that asked', async () => {
    const staged = stagePage();
    staged.endpoint.session = signedIn('github');
    const askers: (Element | undefined)[] = [];
    const { session } = beginSession(staged, {
      dispatch: ({ type }, initiator) => {
        if (type === 'logout') askers.push(initiator);
        return true;
      },
    });
    await session.ready;
    const initiator = document.createElement('button');
    await session.logout(undefined, { initiator });
    expect(askers).to.deep.equal([initiator]);
  });

  it('leaves a login under way as it is', async () => {
    const { session, events } = await readySession(signedIn('acme'));
    void session.login('github');
    await session.logout();
    expect(session.status).to.equal('pending');
    expect(events).to.deep.equal(['login-start github popup', 'logout acme interactive']);
  });
});
