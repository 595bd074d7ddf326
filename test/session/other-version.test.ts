import { expect } from '@open-wc/testing';
import { closeSessions, readySession } from '../support/open-session.js';
import { completed, signedIn, wireAuthorization } from '../support/wire-session.js';

// Pages of one origin share a channel for as long as they are open: a page from before an update talks with one from after it.
describe('what a page of another version of the package says', () => {
  const uncaught: string[] = [];
  const note = (event: ErrorEvent): void => {
    event.preventDefault();
    uncaught.push(event.message);
  };
  beforeEach(() => {
    uncaught.length = 0;
    window.addEventListener('error', note);
  });
  afterEach(() => {
    window.removeEventListener('error', note);
    closeSessions();
  });

  const { token, ...withoutToken } = wireAuthorization('github');
  for (const session of [
    null,
    'signed in',
    {},
    { authorizations: { github: token } },
    { authorizations: [null] },
    { authorizations: ['github'] },
    { authorizations: [withoutToken] },
    { authorizations: [wireAuthorization('google'), { ...withoutToken, token: null }] },
    { accounts: [wireAuthorization('google')] },
  ]) {
    it(`is no session where it is ${JSON.stringify(session).slice(0, 60)}`, async () => {
      const stage = await readySession(signedIn('github'));
      stage.neighbour.say({ type: 'oauth-session', session });
      stage.neighbour.say({ ...completed(stage.page.flow, signedIn()), session });
      await stage.settle();
      expect(uncaught).to.deep.equal([]);
      expect(stage.events).to.deep.equal([]);
      expect(stage.session.auth?.provider).to.equal('github');
    });
  }

  it('is a session whatever else is in it', async () => {
    const stage = await readySession();
    const { authorizations } = signedIn('github');
    const session = {
      authorizations: authorizations.map((one) => ({
        ...one,
        device: 'phone',
        token: { ...one.token, kind: 2 },
      })),
      version: 2,
    };
    stage.neighbour.say({ type: 'oauth-session-2', session, since: 1, from: { tab: 'x' } });
    await stage.settle();
    expect(uncaught).to.deep.equal([]);
    expect(stage.events).to.deep.equal(['login github other-tab']);
  });
});
