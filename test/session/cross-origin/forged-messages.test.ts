import { expect } from '@open-wc/testing';
import { FakeWindow } from '../../support/fake-page.js';
import { readyClient, redeemed, returned, signInOrigin } from '../../support/open-other-origin-session.js';
import { closeSessions } from '../../support/open-session.js';
import { turn } from '../../support/wait-for-tasks.js';
import { completed, failed, signedIn } from '../../support/wire-session.js';

/** What nobody but the endpoint's page in the popup may say, said otherwise. */
const strangeOrigins = [
  'https://evil.example',
  'http://signin.example',
  'https://signin.example:8443',
  'https://signin.example.evil.example',
  'https://evilsignin.example',
  'https://SIGNIN.example',
  'https://signin.example/',
  'https://signin.example@evil.example',
  'null',
  '',
  location.origin,
];

const flowed = (flow: string, fields: object): unknown => ({ ...returned(flow), ...fields });

/** Each field as it must not be. */
const malformed: Record<string, (flow: string) => unknown> = {
  nothing: () => undefined,
  null: () => null,
  'a string': () => 'oauth-return',
  'a number': () => 1,
  'a list': () => [],
  'a list that holds the message': (flow) => [returned(flow)],
  'an empty object': () => ({}),
  'the message as JSON text': (flow) => JSON.stringify(returned(flow)),
  'another type': (flow) => flowed(flow, { type: 'oauth-complete' }),
  'a type that is a list': (flow) => flowed(flow, { type: ['oauth-return'] }),
  'no type': (flow) => flowed(flow, { type: undefined }),
  'no flow': (flow) => flowed(flow, { flow: undefined }),
  'an empty flow': (flow) => flowed(flow, { flow: '' }),
  'a flow that is a list': (flow) => flowed(flow, { flow: [flow] }),
  'a flow that is an object': (flow) => flowed(flow, { flow: { toString: undefined } }),
  'an unknown flow': (flow) => flowed(flow, { flow: 'abcdefghijklmnopqrstuv' }),
  'a flow with a space behind': (flow) => flowed(flow, { flow: `${flow} ` }),
  'a flow named like a member of every object': (flow) => flowed(flow, { flow: '__proto__' }),
  'no code': (flow) => flowed(flow, { code: undefined }),
  'a code that is null': (flow) => flowed(flow, { code: null }),
  'a code that is a number': (flow) => flowed(flow, { code: 7 }),
  'no error': (flow) => flowed(flow, { error: undefined }),
  'an error that is an object': (flow) => flowed(flow, { error: {} }),
  'no error_description': (flow) => flowed(flow, { error_description: undefined }),
  'an error_description that is a list': (flow) => flowed(flow, { error_description: [] }),
  'a megabyte of something else': () => 'x'.repeat(1_000_000),
  'a megabyte for a flow': (flow) => flowed(flow, { flow: 'x'.repeat(1_000_000) }),
};

describe('a message to a client’s page', () => {
  afterEach(closeSessions);

  for (const origin of strangeOrigins) {
    it(`from the origin "${origin}" ends no login, whatever it says`, async () => {
      const { session, page, endpoint, events, settle } = await readyClient(signedIn('github'));
      void session.login('github');
      const flow = page.flow;
      const said = [
        returned(flow),
        returned(flow, { code: '', error: 'access_denied' }),
        completed(flow, signedIn('github')),
        failed(flow, 'access_denied'),
        { type: 'oauth-session', session: signedIn('github') },
        { type: 'oauth-heard', flow },
      ];
      for (const message of said) page.hear(message, origin);
      await settle();
      expect(await redeemed(endpoint)).to.deep.equal([]);
      expect(events).to.deep.equal(['login-start github popup']);
      expect(session.status).to.equal('pending');
      expect(page.lastOpened.window.told).to.deep.equal([]);
    });
  }

  it('from a strange origin is not even looked at', async () => {
    const { session, page } = await readyClient();
    void session.login('github');
    let looks = 0;
    const trap = new Proxy(
      {},
      {
        get: () => {
          looks += 1;
          throw new Error('a trap');
        },
      },
    );
    page.hear(trap, 'https://evil.example');
    expect(looks).to.equal(0);
  });

  it('from the endpoint’s origin, but another window than the login’s own, is not heard', async () => {
    const { session, page, endpoint, events } = await readyClient(signedIn('github'));
    void session.login('github');
    const stranger = new FakeWindow();
    page.hear(returned(page.flow), signInOrigin, stranger);
    page.hear(returned(page.flow), signInOrigin, null);
    await turn();
    expect(await redeemed(endpoint)).to.deep.equal([]);
    expect(stranger.told).to.deep.equal([]);
    expect(events).to.deep.equal(['login-start github popup']);
  });

  it('from the window of one login about another one is not heard', async () => {
    const { session, page, endpoint } = await readyClient(signedIn('acme'));
    void session.login('github').catch(() => undefined);
    const first = page.lastOpened.window;
    void session.login('acme');
    page.hear(returned(page.flow), signInOrigin, first);
    await turn();
    expect(await redeemed(endpoint)).to.deep.equal([]);
    expect(session.pendingProvider).to.equal('acme');
  });

  for (const [name, make] of Object.entries(malformed)) {
    it(`that is malformed (${name}) ends no login, by window or by channel`, async () => {
      const { session, page, endpoint, events, heardThere, comeBack } = await readyClient(signedIn('github'));
      void session.login('github');
      page.hear(make(page.flow), signInOrigin);
      await comeBack(make(page.flow));
      expect(await redeemed(endpoint)).to.deep.equal([]);
      expect(events).to.deep.equal(['login-start github popup']);
      expect(page.lastOpened.window.told).to.deep.equal([]);
      expect(await heardThere()).to.deep.equal([]);
      page.hear(returned(page.flow), signInOrigin);
      await turn();
      expect(session.status).to.equal('signed-in');
    });
  }

  it('with another login’s code is sent with this login’s verifier, which the endpoint refuses', async () => {
    const { session, page, endpoint, comeBack } = await readyClient(signedIn('acme'));
    void session.login('github').catch(() => undefined);
    const first = page.flow;
    await page.hashed();
    void session.login('acme');
    await comeBack(returned(page.flow, { code: 'the code of github' }));
    await comeBack(returned(first, { code: 'the code of acme' }));
    const sent = await redeemed(endpoint);
    expect(sent.map(({ code }) => code)).to.deep.equal(['the code of github', 'the code of acme']);
    expect(sent.map(({ flow }) => flow)).to.deep.equal([page.flow, first]);
    expect(new Set(sent.map(({ verifier }) => verifier)).size).to.equal(2);
  });

  it('before any login, and after the last, asks the endpoint nothing', async () => {
    const { session, page, endpoint, comeBack } = await readyClient(signedIn('github'));
    await comeBack(returned('abcdefghijklmnopqrstuv'));
    void session.login('github');
    const { flow } = page;
    await comeBack(returned(flow));
    await comeBack(returned(flow));
    page.hear(returned(flow), signInOrigin);
    await turn();
    expect(await redeemed(endpoint)).to.have.length(1);
    expect(page.lastOpened.window.told).to.deep.equal([]);
  });
});
