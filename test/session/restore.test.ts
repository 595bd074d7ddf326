import { expect } from '@open-wc/testing';
import { requestHeader } from '../../src/protocol/wire.js';
import { failureOf } from '../support/failure-of.js';
import { json } from '../support/fake-endpoint.js';
import { beginSession, closeSessions, readySession, stagePage } from '../support/open-session.js';
import { turn } from '../support/wait-for-tasks.js';
import { nobody, signedIn } from '../support/wire-session.js';

const savedToken = 'sealed.text';

describe('login() with a saved token', () => {
  afterEach(closeSessions);

  it('signs in without a window, a redirect or a login-start', async () => {
    const { session, endpoint, page, events } = await readySession();
    endpoint.answerAt('/token/restore', () => json(signedIn('github')));
    const authorization = await session.login('github', { savedToken });
    expect(authorization).to.equal(session.auth);
    expect(events).to.deep.equal(['login github restored']);
    expect([page.opened, page.assigned]).to.deep.equal([[], []]);
    expect(session.status).to.equal('signed-in');
    expect(session.failure).to.equal(null);
  });

  it('signs in without a redirect where windows do not work', async () => {
    const { session, endpoint, page } = await readySession();
    page.standalone = true;
    endpoint.answerAt('/token/restore', () => json(signedIn('github')));
    await session.login('github', { savedToken, mode: 'redirect' });
    expect([page.opened, page.assigned]).to.deep.equal([[], []]);
  });

  it('opens nothing by onOpenAuthorizationUrl either', async () => {
    const { session, endpoint } = await readySession();
    endpoint.answerAt('/token/restore', () => json(signedIn('github')));
    const urls: string[] = [];
    await session.login('github', { savedToken, onOpenAuthorizationUrl: (url) => urls.push(url) });
    expect(urls).to.deep.equal([]);
  });

  it('posts the token in the way that no form can, and nothing that was not asked for', async () => {
    const { session, endpoint } = await readySession();
    endpoint.answerAt('/token/restore', () => json(signedIn('github')));
    await session.login('github', { savedToken });
    const request = endpoint.requests.at(-1)!;
    expect(endpoint.asked).to.deep.equal(['GET /session', 'POST /token/restore']);
    expect(request.headers.get(requestHeader)).to.equal('1');
    expect(request.headers.get('content-type')).to.equal('application/json');
    expect(await request.text()).to.equal('{"provider":"github","saved_token":"sealed.text"}');
  });

  it('posts every wish that a restored session can have, and no other', async () => {
    const { session, endpoint } = await readySession();
    endpoint.answerAt('/token/restore', () => json(signedIn('github')));
    await session.login('github', {
      ...{ savedToken, fetchUser: false, fetchGroups: true, remember: true, maxAge: 0 },
      ...{ scope: ['repo'], account: true, returnTo: '/after', completePage: 'shop', mode: 'tab' },
      ...{ loginHint: 'ada@example.com', intent: 'continue' },
    });
    expect(await endpoint.requests.at(-1)!.json()).to.deep.equal({
      provider: 'github',
      saved_token: savedToken,
      fetch_user: false,
      fetch_groups: true,
      remember: true,
      max_age: 0,
    });
  });

  it('dispatches its one event from the element that asked', async () => {
    const staged = stagePage();
    const told: [string, Element | undefined][] = [];
    const dispatch = ({ type }: Event, initiator: Element | undefined): void =>
      void told.push([type, initiator]);
    const { session } = beginSession(staged, { dispatch });
    await session.ready;
    staged.endpoint.answerAt('/token/restore', () => json(signedIn('github')));
    const initiator = document.createElement('button');
    await session.login('github', { savedToken, initiator });
    expect(told).to.deep.equal([['login', initiator]]);
  });

  it('tells the other tabs', async () => {
    const { session, endpoint, neighbour } = await readySession(signedIn('acme'));
    endpoint.answerAt('/token/restore', () => json(signedIn('acme', 'github')));
    const told = neighbour.next();
    await session.login('github', { savedToken });
    expect(await told).to.deep.equal({ type: 'oauth-session', session: signedIn('acme', 'github') });
  });

  it('keeps who is signed in with others, without an event for them', async () => {
    const { session, endpoint, events } = await readySession(signedIn('acme'));
    endpoint.answerAt('/token/restore', () => json(signedIn('acme', 'github')));
    await session.login('github', { savedToken });
    expect(Object.keys(session.auths)).to.deep.equal(['acme', 'github']);
    expect(events).to.deep.equal(['login github restored']);
  });

  it('counts for somebody who is signed in already', async () => {
    const { session, endpoint, events } = await readySession(signedIn('github'));
    endpoint.answerAt('/token/restore', () => json(signedIn('github')));
    await session.login('github', { savedToken });
    expect(events).to.deep.equal(['login github restored']);
  });

  it('wins over the first response, which was requested before it', async () => {
    const staged = stagePage();
    const first = staged.endpoint.hold();
    staged.endpoint.answerAt('/token/restore', () => json(signedIn('github')));
    const { session, events } = beginSession(staged);
    await first.asked;
    await session.login('github', { savedToken });
    first.answer(nobody);
    await session.ready;
    expect(session.auth?.provider).to.equal('github');
    expect(events).to.deep.equal(['login github restored']);
  });

  it('is pending meanwhile, and is watched by nothing', async () => {
    const { session, endpoint, page } = await readySession();
    const held = endpoint.hold();
    const login = session.login('github', { savedToken });
    expect(session.pendingProvider).to.equal('github');
    await held.asked;
    await turn();
    expect(page.timers.size).to.equal(0);
    held.answer(signedIn('github'));
    await login;
    expect(session.pendingProvider).to.equal(undefined);
  });

  it('is one request and one promise for a double click', async () => {
    const { session, endpoint, page } = await readySession();
    const held = endpoint.hold();
    const first = session.login('github', { savedToken });
    expect(session.login('github')).to.equal(first);
    await held.asked;
    held.answer(signedIn('github'));
    await first;
    expect(endpoint.asked).to.deep.equal(['GET /session', 'POST /token/restore']);
    expect(page.opened).to.deep.equal([]);
  });

  it('gives way to the provider’s page if it takes longer than a double click', async () => {
    const { session, endpoint, page, events } = await readySession();
    const held = endpoint.hold();
    const first = failureOf(session.login('github', { savedToken }));
    await held.asked;
    page.time += 1001;
    void session.login('github');
    expect(await first).to.include({ code: 'login_cancelled' });
    held.answer(signedIn('github'));
    await turn();
    expect(page.opened).to.have.length(1);
    expect(events).to.deep.equal([
      'login github interactive login_cancelled',
      'login-start github popup',
      'login github restored',
    ]);
    expect(session.status).to.equal('pending');
  });

  it('signs in with several at once, one after the other, and ends none of them', async () => {
    const { session, endpoint, events } = await readySession();
    const answers = [signedIn('github'), signedIn('github', 'google')];
    endpoint.answerAt('/token/restore', () => json(answers.shift()));
    const logins = ['github', 'google'].map((provider) => session.login(provider, { savedToken }));
    await Promise.all(logins);
    expect(endpoint.asked).to.deep.equal(['GET /session', 'POST /token/restore', 'POST /token/restore']);
    expect(events).to.deep.equal(['login github restored', 'login google restored']);
    expect(Object.keys(session.auths)).to.deep.equal(['github', 'google']);
  });

  it('is given up by cancel() with one event, and may still succeed', async () => {
    const { session, endpoint, events } = await readySession();
    const held = endpoint.hold();
    const login = failureOf(session.login('github', { savedToken }));
    await held.asked;
    session.cancel();
    expect(await login).to.include({ code: 'login_cancelled' });
    held.answer(signedIn('github'));
    await turn();
    expect(events).to.deep.equal(['login github interactive login_cancelled', 'login github restored']);
  });

  it('signs nobody in where a logout came after it, although its answer comes later', async () => {
    const { session, endpoint, events, neighbour, settle } = await readySession();
    const held = endpoint.hold();
    const login = failureOf(session.login('github', { savedToken }));
    await held.asked;
    await session.logout();
    held.answer(signedIn('github'));
    expect(await login).to.include({ code: 'login_cancelled' });
    await settle();
    expect(session.status).to.equal('signed-out');
    expect(events).to.deep.equal(['login github interactive login_cancelled']);
    expect(neighbour.heard).not.to.deep.include({ type: 'oauth-session', session: signedIn('github') });
    expect(endpoint.asked.slice(1)).to.deep.equal(['POST /token/restore', 'POST /logout', 'GET /session']);
  });

  it('counts where it came after a logout', async () => {
    const { session, endpoint, events, neighbour, settle } = await readySession();
    const held = endpoint.hold();
    const login = session.login('github', { savedToken });
    await held.asked;
    await session.logout();
    await settle();
    endpoint.session = signedIn('github');
    const told = neighbour.next();
    held.answer(signedIn('github'));
    expect(await login).to.equal(session.auth);
    expect(events).to.deep.equal(['login github restored']);
    expect(await told).to.deep.equal({ type: 'oauth-session', session: signedIn('github') });
  });

  it('ends without an error if the session is closed in the meantime', async () => {
    const { session, endpoint, events } = await readySession();
    const held = endpoint.hold();
    const login = session.login('github', { savedToken });
    await held.asked;
    session.close();
    held.answer(signedIn('github'));
    expect((await login).provider).to.equal('github');
    expect(events).to.deep.equal(['login github restored']);
  });
});
