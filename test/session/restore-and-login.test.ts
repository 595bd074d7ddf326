import { expect, oneEvent } from '@open-wc/testing';
import { failureOf } from '../support/failure-of.js';
import { closeSessions, readySession } from '../support/open-session.js';
import { completed, nobody, signedIn } from '../support/wire-session.js';

const savedToken = 'sealed.text';

describe('a saved token whose answer crosses a login', () => {
  afterEach(closeSessions);

  it('leaves signed in whoever has signed in since it was sent, whom its answer does not know', async () => {
    const { session, endpoint, page, events, neighbour, settle } = await readySession();
    const held = endpoint.hold();
    const restored = failureOf(session.login('github', { savedToken }));
    await held.asked;
    page.time += 1001;
    const login = session.login('acme');
    neighbour.say(completed(page.flow, signedIn('acme'), 'acme'));
    await login;
    endpoint.session = signedIn('acme', 'github');
    const done = oneEvent(session, 'login');
    held.answer(signedIn('github'));
    await done;
    await settle();
    expect(neighbour.heard).to.deep.include({ type: 'oauth-session', session: signedIn('acme', 'github') });
    expect(neighbour.heard).not.to.deep.include({ type: 'oauth-session', session: signedIn('github') });
    expect(await restored).to.include({ code: 'login_cancelled' });
    expect(Object.keys(session.auths)).to.deep.equal(['acme', 'github']);
    expect(events).to.deep.equal([
      'login github interactive login_cancelled',
      'login-start acme popup',
      'login acme interactive',
      'login github restored',
    ]);
  });

  it('leaves signed in whoever has signed in since the endpoint was asked again', async () => {
    const { session, endpoint, events, neighbour, settle } = await readySession();
    const [held, again] = [endpoint.hold(), endpoint.hold()];
    const login = session.login('github', { savedToken });
    await held.asked;
    neighbour.say({ type: 'oauth-session', session: nobody });
    await settle();
    held.answer(signedIn('github'));
    await again.asked;
    neighbour.say({ type: 'oauth-session', session: signedIn('acme') });
    await settle();
    endpoint.session = signedIn('acme', 'github');
    again.answer(signedIn('github'));
    await login;
    expect(Object.keys(session.auths)).to.deep.equal(['acme', 'github']);
    expect(events).to.deep.equal(['login acme other-tab', 'login github restored']);
  });

  it('leaves signed in whoever has signed in in another tab, of which a hidden page has only heard', async () => {
    const { session, endpoint, page, neighbour, settle } = await readySession();
    page.document.hidden = true;
    neighbour.say({ type: 'oauth-session', session: nobody });
    await settle();
    const held = endpoint.hold();
    const login = session.login('github', { savedToken });
    await held.asked;
    neighbour.say(completed('abcdefghijklmnopqrstuv', signedIn('acme'), 'acme'));
    await settle();
    endpoint.session = signedIn('acme', 'github');
    held.answer(signedIn('github'));
    await login;
    expect(Object.keys(session.auths)).to.deep.equal(['acme', 'github']);
  });
});
