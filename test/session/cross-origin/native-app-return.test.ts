import { receiveReturn } from '../../../src/session/cross-origin/native-app-return.js';
import { expect } from '@open-wc/testing';
import { failureOf } from '../../support/failure-of.js';
import { beginClientSession, readyClient, redeemed } from '../../support/open-other-origin-session.js';
import { closeSessions, readySession } from '../../support/open-session.js';
import { turn } from '../../support/wait-for-tasks.js';
import { signedIn } from '../../support/wire-session.js';

const app = 'com.example.shop:/back';

describe('receive()', () => {
  afterEach(closeSessions);

  for (const start of [app, 'http://127.0.0.1:49152/back', 'shop://back']) {
    it(`signs in with the address ${start}`, async () => {
      const { session, page, endpoint, events } = await readyClient(signedIn('github'));
      const login = session.login('github', {
        returnTo: start,
        onOpenAuthorizationUrl: (url) => page.open(url),
      });
      expect(await receiveReturn(session, `${start}?flow=${page.flow}&code=abc`)).to.equal(true);
      expect((await login).provider).to.equal('github');
      expect((await redeemed(endpoint)).map(({ code }) => code)).to.deep.equal(['abc']);
      expect(events).to.deep.equal(['login-start github popup', 'login github interactive']);
    });
  }

  it('redeems once if the operating system calls twice', async () => {
    const { session, page, endpoint } = await readyClient(signedIn('github'));
    const login = session.login('github');
    const address = `${app}?flow=${page.flow}&code=abc`;
    expect(
      await Promise.all([receiveReturn(session, address), receiveReturn(session, address)]),
    ).to.deep.equal([true, true]);
    await login;
    expect(await receiveReturn(session, address)).to.equal(false);
    expect(await redeemed(endpoint)).to.have.length(1);
  });

  it('fails the login with the error that the address says', async () => {
    const { session, page } = await readyClient();
    const failure = failureOf(session.login('github'));
    const address = `${app}?flow=${page.flow}&error=access_denied&error_description=No+thanks`;
    expect(await receiveReturn(session, address)).to.equal(true);
    expect(await failure).to.include({ code: 'access_denied', description: 'No thanks' });
  });

  for (const [name, make] of Object.entries({
    'another flow': () => `${app}?flow=abcdefghijklmnopqrstuv&code=abc`,
    'no flow': () => `${app}?code=abc`,
    'no code and no error': (flow: string) => `${app}?flow=${flow}`,
    'both a code and an error': (flow: string) => `${app}?flow=${flow}&code=abc&error=access_denied`,
    'its words in the fragment': (flow: string) => `${app}#flow=${flow}&code=abc`,
    'no address at all': (flow: string) => `flow=${flow}&code=abc`,
    'an empty text': () => '',
    'a script': () => 'javascript:alert(1)',
  })) {
    it(`takes no notice of an address with ${name}`, async () => {
      const { session, page, endpoint, events } = await readyClient(signedIn('github'));
      void session.login('github');
      expect(await receiveReturn(session, make(page.flow))).to.equal(false);
      await turn();
      expect(await redeemed(endpoint)).to.deep.equal([]);
      expect(events).to.deep.equal(['login-start github popup']);
    });
  }

  it('waits until the client is ready if the app was started by the address', async () => {
    const { session } = beginClientSession();
    expect(await receiveReturn(session, `${app}?flow=abcdefghijklmnopqrstuv&code=abc`)).to.equal(false);
  });

  it('is false for a session that is no client’s, and changes nothing there', async () => {
    const { session, page, endpoint, settle } = await readySession();
    void session.login('github');
    const { flow } = page;
    expect(await receiveReturn(session, `${location.href}?flow=${flow}&code=abc`)).to.equal(false);
    await settle();
    expect(endpoint.asked).to.deep.equal(['GET /session']);
    expect(session.status).to.equal('pending');
  });
});
