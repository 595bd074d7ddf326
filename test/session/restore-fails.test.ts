import { expect } from '@open-wc/testing';
import { failureOf } from '../support/failure-of.js';
import { json, refusal } from '../support/fake-endpoint.js';
import { beginSession, closeSessions, readySession, stagePage } from '../support/open-session.js';
import { nobody, signedIn } from '../support/wire-session.js';

const savedToken = 'sealed.text';

const failures: [title: string, code: string, answer: () => Response | Promise<Response>][] = [
  ['no longer valid', 'saved_token_invalid', () => refusal('saved_token_invalid', 'It was forgotten.', 400)],
  ['not allowed here', 'token_not_available', () => refusal('token_not_available')],
  ['for a provider out of reach', 'provider_unreachable', () => refusal('provider_unreachable', '', 502)],
  [
    'sent to an endpoint out of reach',
    'endpoint_unreachable',
    () => Promise.reject(new TypeError('Failed to fetch')),
  ],
  ['answered by a page', 'endpoint_not_found', () => new Response('<!doctype html><p>index</p>')],
  [
    'answered by a gateway’s page',
    'endpoint_unreachable',
    () => new Response('<h1>Bad</h1>', { status: 502 }),
  ],
  ['answered in another shape', 'endpoint_unreachable', () => json({ authorizations: 'all' })],
  ['answered with null', 'endpoint_unreachable', () => json(null)],
];

describe('a saved token that is', () => {
  afterEach(closeSessions);

  for (const [title, code, answer] of failures) {
    it(`${title} fails the login once, and nothing else changes`, async () => {
      const { session, endpoint, page, events, neighbour, settle } = await readySession(signedIn('acme'));
      endpoint.answerAt('/token/restore', answer);
      const error = await failureOf(session.login('github', { savedToken }));
      await settle();
      expect(error).to.include({ name: 'OAuthError', code });
      expect(events).to.deep.equal([`login github interactive ${code}`]);
      expect(session.status).to.equal('signed-in');
      expect(Object.keys(session.auths)).to.deep.equal(['acme']);
      expect(session.pendingProvider).to.equal(undefined);
      expect(session.failure).to.include({ provider: 'github', error: code });
      expect([page.opened, page.assigned, neighbour.heard]).to.deep.equal([[], [], []]);
    });
  }

  it('refused keeps the endpoint’s sentence', async () => {
    const { session, endpoint } = await readySession();
    endpoint.answerAt('/token/restore', () => refusal('saved_token_invalid', 'It was forgotten.', 400));
    const error = await failureOf(session.login('github', { savedToken }));
    expect(error).to.include({ description: 'It was forgotten.' });
    expect(session.failure).to.include({ errorDescription: 'It was forgotten.' });
  });

  it('refused leaves no trace of itself in the error', async () => {
    const { session, endpoint } = await readySession();
    endpoint.answerAt('/token/restore', () => new Response('<!doctype html>'));
    const error = (await failureOf(session.login('github', { savedToken }))) as Error;
    expect(`${error.message} ${String(error.stack)} ${String(error.cause)}`).to.not.contain(savedToken);
  });

  it('refused fails by an event from the element that asked', async () => {
    const staged = stagePage();
    const told: [string, Element | undefined][] = [];
    const dispatch = ({ type }: Event, initiator: Element | undefined): void =>
      void told.push([type, initiator]);
    const { session } = beginSession(staged, { dispatch });
    await session.ready;
    staged.endpoint.answerAt('/token/restore', () => refusal('saved_token_invalid'));
    const initiator = document.createElement('button');
    await failureOf(session.login('github', { savedToken, initiator }));
    expect(told).to.deep.equal([['login', initiator]]);
    expect(session.failure?.initiator).to.equal(initiator);
  });

  it('accepted without the authorization fails the login, not in silence', async () => {
    const { session, endpoint, events } = await readySession();
    endpoint.answerAt('/token/restore', () => json(nobody));
    const error = await failureOf(session.login('github', { savedToken }));
    expect(error).to.include({ code: 'server_error' });
    expect(events).to.deep.equal(['login github interactive server_error']);
    expect(session.status).to.equal('signed-out');
  });

  it('refused lets the same click’s successor open the provider at once', async () => {
    const { session, endpoint, page, events } = await readySession();
    endpoint.answerAt('/token/restore', () => refusal('saved_token_invalid'));
    await failureOf(session.login('github', { savedToken }));
    void session.login('github');
    expect(page.opened).to.have.length(1);
    expect(session.failure).to.equal(null);
    expect(events).to.deep.equal([
      'login github interactive saved_token_invalid',
      'login-start github popup',
    ]);
  });

  it('refused after the session was closed still rejects', async () => {
    const { session, endpoint } = await readySession();
    const held = endpoint.hold();
    const login = failureOf(session.login('github', { savedToken }));
    await held.asked;
    session.close();
    held.answer({ error: 'saved_token_invalid', error_description: '' }, 400);
    expect(await login).to.include({ code: 'saved_token_invalid' });
  });
});
