import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { cloneableCheck, cloneableMessage } from '../support/cloneable-values.js';
import { onClose, closeSessions, readySession } from '../support/open-session.js';
import { uncaughtErrors } from '../support/uncaught-errors.js';
import { turn } from '../support/wait-for-tasks.js';
import { nobody, signedIn, wireAuthorization } from '../support/wire-session.js';

const seed = 20261130;

describe('whatever a page of the origin says', () => {
  afterEach(closeSessions);

  for (const [what, authorizations] of [
    [
      'a provider that no text can be made of',
      [{ ...wireAuthorization('github'), provider: { toString: 1 } }],
    ],
    ['a provider that is a number', [{ ...wireAuthorization('github'), provider: 5 }]],
  ] as const) {
    it(`of ${what} is no session, and the next message still is one`, async () => {
      const errors = uncaughtErrors(onClose);
      const { session, neighbour, events, settle } = await readySession(signedIn('acme'));
      neighbour.say({ type: 'oauth-session', session: { authorizations } });
      await settle();
      expect(Object.keys(session.auths)).to.deep.equal(['acme']);
      neighbour.say({ type: 'oauth-session', session: nobody });
      await settle();
      expect(errors).to.deep.equal([]);
      expect(events).to.deep.equal(['logout acme other-tab']);
    });
  }

  it('throws nothing, and keeps no later message or answer from being heard', async function () {
    this.timeout(60_000);
    const errors = uncaughtErrors(onClose);
    const { session, page, endpoint, neighbour, settle } = await readySession();
    const look = new BroadcastChannel(`${endpoint.url} look`);
    onClose(() => look.close());
    // The channel of shared checks is opened by the first one.
    page.advance(60_001);
    page.comeBack();
    await turn();
    await fc.assert(
      fc.asyncProperty(fc.array(cloneableMessage), fc.array(cloneableCheck), async (messages, checks) => {
        for (const message of messages) neighbour.say(message);
        for (const check of checks) look.postMessage(check);
        await settle();
        const providers = Object.keys(session.auths);
        expect(providers).to.deep.equal(Object.values(session.auths).map(({ provider }) => provider));
        neighbour.say({ type: 'oauth-session', session: signedIn('acme') });
        await settle();
        expect(session.auth?.provider).to.equal('acme');
        endpoint.session = nobody;
        page.advance(60_001);
        page.comeBack();
        await settle();
        expect(session.auth).to.equal(null);
        expect(errors).to.deep.equal([]);
      }),
      { seed, numRuns: 100, includeErrorInReport: true },
    );
  });
});
