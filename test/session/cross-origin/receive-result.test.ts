import { expect } from '@open-wc/testing';
import { readyClient, redeemed, returned, signInOrigin } from '../../support/open-other-origin-session.js';
import { closeSessions } from '../../support/open-session.js';
import { failureOf } from '../../support/failure-of.js';
import { turn, until } from '../../support/wait-for-tasks.js';
import { signedIn } from '../../support/wire-session.js';

const won = ['login-start github popup', 'login github interactive'];

describe('what comes back for a client', () => {
  afterEach(closeSessions);

  it('signs in by the message of the endpoint’s page in the popup, and acknowledges it to that origin', async () => {
    const { session, page, events } = await readyClient(signedIn('github'));
    const login = session.login('github');
    page.hear(returned(page.flow), signInOrigin);
    expect((await login).provider).to.equal('github');
    expect(events).to.deep.equal(won);
    expect(page.lastOpened.window.told).to.deep.equal([
      [{ type: 'oauth-heard', flow: page.flow }, signInOrigin],
    ]);
  });

  it('signs in by the message of the site’s return page, and acknowledges it there', async () => {
    const { session, page, events, returnPage, comeBack } = await readyClient(signedIn('github'));
    const login = session.login('github');
    const heard = returnPage.next();
    await comeBack(returned(page.flow));
    expect((await login).provider).to.equal('github');
    expect(events).to.deep.equal(won);
    expect(await heard).to.deep.equal({ type: 'oauth-heard', flow: page.flow });
  });

  it('is redeemed once if both send it, and both are acknowledged', async () => {
    const stage = await readyClient(signedIn('github'));
    const { session, page, endpoint, events, returnPage, comeBack } = stage;
    void session.login('github');
    const message = returned(page.flow);
    const held = endpoint.hold();
    page.hear(message, signInOrigin);
    page.hear(message, signInOrigin);
    const answered = returnPage.next();
    await comeBack(message);
    expect(await answered).to.deep.equal({ type: 'oauth-heard', flow: page.flow });
    held.answer(signedIn('github'));
    await turn();
    expect(await redeemed(endpoint)).to.have.length(1);
    expect(events).to.deep.equal(won);
    expect(page.lastOpened.window.told).to.have.length(2);
    // A fence from elsewhere may come before it.
    await until(() => returnPage.heard.length > 0);
    expect(await stage.heardThere()).to.deep.equal([{ type: 'oauth-heard', flow: page.flow }]);
  });

  it('is redeemed with the code that came first, whatever comes later', async () => {
    const { session, page, endpoint, events, comeBack } = await readyClient(signedIn('github'));
    void session.login('github');
    page.hear(returned(page.flow, { code: 'first' }), signInOrigin);
    await comeBack(returned(page.flow, { code: 'second' }));
    await comeBack(returned(page.flow, { code: '', error: 'access_denied' }));
    expect((await redeemed(endpoint)).map(({ code }) => code)).to.deep.equal(['first']);
    expect(events).to.deep.equal(won);
  });

  it('makes the login fail if it is an error, without a request', async () => {
    const { session, page, endpoint, events } = await readyClient();
    const failure = failureOf(session.login('github'));
    page.hear(
      returned(page.flow, { code: '', error: 'access_denied', error_description: 'Not today.' }),
      signInOrigin,
    );
    expect(await failure).to.include({ code: 'access_denied', description: 'Not today.' });
    expect(await redeemed(endpoint)).to.deep.equal([]);
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive access_denied']);
    expect(session.status).to.equal('signed-out');
  });

  it('is an error if it has both a code and an error', async () => {
    const { session, page, endpoint, comeBack } = await readyClient(signedIn('github'));
    const failure = failureOf(session.login('github'));
    await comeBack(returned(page.flow, { error: 'server_error' }));
    expect(await failure).to.include({ code: 'server_error' });
    expect(await redeemed(endpoint)).to.deep.equal([]);
  });

  it('makes no cancel of a popup that closes while the code is redeemed', async () => {
    const { session, page, endpoint, events } = await readyClient();
    const watched = page.watched();
    const login = session.login('github');
    await watched;
    const held = endpoint.hold();
    page.leave();
    page.hear(returned(page.flow), signInOrigin);
    await held.asked;
    page.lastOpened.window.close();
    page.advance(3000);
    page.comeBack();
    page.advance(10_000);
    await turn();
    expect(events).to.deep.equal(['login-start github popup']);
    held.answer(signedIn('github'));
    await login;
    expect(events).to.deep.equal(won);
  });

  it('is one login if a question about the session is answered before the redemption is', async () => {
    const { session, page, endpoint, events } = await readyClient();
    const login = session.login('github');
    const held = endpoint.hold();
    page.hear(returned(page.flow), signInOrigin);
    await held.asked;
    const outcome = { flow: page.flow, provider: 'github', error: '', error_description: '' };
    endpoint.session = { ...signedIn('github'), outcome };
    page.advance(61_000);
    page.comeBack();
    await login;
    held.answer(signedIn('github'));
    await turn();
    expect(events).to.deep.equal(won);
    expect(session.status).to.equal('signed-in');
  });

  it('after a cancel signs in late, with an event of its own', async () => {
    const { session, page, events, comeBack } = await readyClient(signedIn('github'));
    const failure = failureOf(session.login('github'));
    session.cancel();
    expect(await failure).to.include({ code: 'login_cancelled' });
    await comeBack(returned(page.flow));
    expect(events).to.deep.equal([
      'login-start github popup',
      'login github interactive login_cancelled',
      'login github interactive',
    ]);
    expect(session.status).to.equal('signed-in');
  });

  it('of a login that gave way to another one leaves that pending', async () => {
    const { session, page, events, comeBack } = await readyClient(signedIn('github'));
    void session.login('github').catch(() => undefined);
    const late = page.flow;
    void session.login('acme').catch(() => undefined);
    await comeBack(returned(late));
    expect(session.pendingProvider).to.equal('acme');
    expect(events.at(-1)).to.equal('login github interactive');
  });
});
