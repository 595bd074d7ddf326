import { expect } from '@open-wc/testing';
import { requestHeader } from '../../src/protocol/wire.js';
import { failureOf } from '../support/failure-of.js';
import { json, refusal } from '../support/fake-endpoint.js';
import { closeSessions, readySession } from '../support/open-session.js';
import { nobody, signedIn } from '../support/wire-session.js';

const wireToken = {
  access_token: 'at-1',
  token_type: 'bearer',
  scope: ['repo', 'read:org'],
  expires_in: 3600,
  expires_at: 1_790_000_000,
};

describe('getToken()', () => {
  afterEach(closeSessions);

  it('tells every field in the words of the page', async () => {
    const { session, endpoint } = await readySession(signedIn('github'));
    endpoint.answerAt('/token', () => json(wireToken));
    expect(await session.getToken()).to.deep.equal({
      accessToken: 'at-1',
      tokenType: 'bearer',
      scope: ['repo', 'read:org'],
      expiresIn: 3600,
      expiresAt: 1_790_000_000,
    });
  });

  it('says null of times that the provider does not say', async () => {
    const { session, endpoint } = await readySession(signedIn('github'));
    endpoint.answerAt('/token', () => json({ ...wireToken, expires_in: null, expires_at: null }));
    expect(await session.getToken()).to.include({ expiresIn: null, expiresAt: null });
  });

  it('tells nothing else that the endpoint may say', async () => {
    const { session, endpoint } = await readySession(signedIn('github'));
    // The attack: an endpoint gone wrong that answers the refresh token too, for the page to keep.
    endpoint.answerAt('/token', () => json({ ...wireToken, refresh_token: 'rt-1', id_token: 'id-1' }));
    const keys = ['accessToken', 'tokenType', 'scope', 'expiresIn', 'expiresAt'];
    expect(Object.keys(await session.getToken())).to.deep.equal(keys);
  });

  it('posts the provider in the way that no form can', async () => {
    const { session, endpoint } = await readySession(signedIn('github'));
    endpoint.answerAt('/token', () => json(wireToken));
    await session.getToken('github');
    const request = endpoint.requests.at(-1)!;
    expect(endpoint.asked).to.deep.equal(['GET /session', 'POST /token']);
    expect(request.headers.get(requestHeader)).to.equal('1');
    expect(request.headers.get('content-type')).to.equal('application/json');
    expect(await request.text()).to.equal('{"provider":"github"}');
  });

  it('posts no provider where none is named', async () => {
    const { session, endpoint } = await readySession(signedIn('github'));
    endpoint.answerAt('/token', () => json(wireToken));
    await session.getToken();
    expect(await endpoint.requests.at(-1)!.text()).to.equal('{}');
  });

  it('asks the endpoint each time, which knows whether a token still works', async () => {
    const { session, endpoint } = await readySession(signedIn('github'));
    let count = 0;
    endpoint.answerAt('/token', () => json({ ...wireToken, access_token: `at-${(count += 1)}` }));
    expect((await session.getToken()).accessToken).to.equal('at-1');
    expect((await session.getToken()).accessToken).to.equal('at-2');
  });

  it('is requested once more, with the mark of the response, if another server may have renewed the session', async () => {
    const { session, endpoint, events, page } = await readySession(signedIn('github'));
    const outdated = (): Response => {
      const response = refusal('session_outdated', 'A sentence.');
      response.headers.set('x-oauth-again', 'a-mark');
      return response;
    };
    const answers = [outdated, () => json(wireToken)];
    endpoint.answerAt('/token', () => answers.shift()!());
    const waits = page.timerOf(1000);
    const token = session.getToken();
    await waits;
    expect(endpoint.asked).to.deep.equal(['GET /session', 'POST /token']);
    page.advance(1000);
    expect((await token).accessToken).to.equal('at-1');
    expect(endpoint.asked).to.deep.equal(['GET /session', 'POST /token', 'POST /token']);
    expect(endpoint.requests.at(-2)!.headers.get('x-oauth-again')).to.equal(null);
    expect(endpoint.requests.at(-1)!.headers.get('x-oauth-again')).to.equal('a-mark');
    expect(events).to.deep.equal([]);
  });

  it('is not requested a third time: the second response counts', async () => {
    const { session, endpoint, page } = await readySession(signedIn('github'));
    endpoint.answerAt('/token', () => {
      const response = refusal('session_outdated', 'A sentence.');
      response.headers.set('x-oauth-again', 'a-mark');
      return response;
    });
    const waits = page.timerOf(1000);
    const failure = failureOf(session.getToken());
    await waits;
    page.advance(1000);
    expect(await failure).to.include({ code: 'session_outdated' });
    expect(endpoint.asked).to.deep.equal(['GET /session', 'POST /token', 'POST /token']);
    expect(session.status).to.equal('signed-in');
  });

  for (const code of ['token_not_available', 'provider_unreachable', 'provider_unknown']) {
    it(`rejects with ${code}, and nothing changes`, async () => {
      const { session, endpoint, events } = await readySession(signedIn('github'));
      endpoint.answerAt('/token', () => refusal(code, 'A sentence.'));
      const error = await failureOf(session.getToken());
      expect(error).to.include({ name: 'OAuthError', code, description: 'A sentence.' });
      expect(endpoint.asked).to.deep.equal(['GET /session', 'POST /token']);
      expect(events).to.deep.equal([]);
      expect(session.status).to.equal('signed-in');
    });
  }

  const unreachable: [title: string, answer: () => Response | Promise<Response>][] = [
    ['a network error', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['null', () => json(null)],
    ['an empty object', () => json({})],
  ];
  it('calls a page in place of a token endpoint_not_found', async () => {
    const { session, endpoint } = await readySession(signedIn('github'));
    endpoint.answerAt('/token', () => new Response('<!doctype html>'));
    expect(await failureOf(session.getToken())).to.include({ code: 'endpoint_not_found' });
  });

  for (const [title, answer] of unreachable) {
    it(`calls ${title} in place of a token endpoint_unreachable`, async () => {
      const { session, endpoint, events } = await readySession(signedIn('github'));
      endpoint.answerAt('/token', answer);
      expect(await failureOf(session.getToken())).to.include({ code: 'endpoint_unreachable' });
      expect(events).to.deep.equal([]);
    });
  }

  it('ends without an error if the session is closed in the meantime', async () => {
    const { session, endpoint } = await readySession(signedIn('github'));
    const held = endpoint.hold();
    const token = session.getToken();
    await held.asked;
    session.close();
    held.answer(wireToken);
    expect((await token).accessToken).to.equal('at-1');
  });
});

const asks: [title: string, path: string, ask: 'getToken' | 'saveToken'][] = [
  ['getToken()', '/token', 'getToken'],
  ['saveToken()', '/token/save', 'saveToken'],
];

for (const [title, path, ask] of asks) {
  describe(`${title} if the sign-in has ended`, () => {
    afterEach(closeSessions);

    it('asks for the session once, and tells of the logout before it rejects', async () => {
      const { session, endpoint, events } = await readySession(signedIn('acme', 'github'));
      endpoint.session = signedIn('acme');
      endpoint.answerAt(path, () => refusal('reauth_required', 'Please sign in again.', 401));
      let before: string[] = [];
      const error = await failureOf(session[ask]('github').finally(() => (before = [...events])));
      expect(error).to.include({ code: 'reauth_required', description: 'Please sign in again.' });
      expect(before).to.deep.equal(['logout github revoked']);
      expect(events).to.deep.equal(before);
      expect(endpoint.asked).to.deep.equal(['GET /session', `POST ${path}`, 'GET /session']);
      expect(Object.keys(session.auths)).to.deep.equal(['acme']);
    });

    it('tells the other tabs', async () => {
      const { session, endpoint, neighbour } = await readySession(signedIn('github'));
      endpoint.session = nobody;
      endpoint.answerAt(path, () => refusal('reauth_required', '', 401));
      const told = neighbour.next();
      await failureOf(session[ask]());
      expect(await told).to.deep.equal({ type: 'oauth-session', session: nobody });
    });

    it('fires nothing if nobody was signed in', async () => {
      const { session, endpoint, events } = await readySession();
      endpoint.answerAt(path, () => refusal('reauth_required', '', 401));
      expect(await failureOf(session[ask]())).to.include({ code: 'reauth_required' });
      expect(events).to.deep.equal([]);
    });

    it('keeps the code and the state if the session cannot be asked for', async () => {
      const { session, endpoint, events, neighbour, settle } = await readySession(signedIn('github'));
      endpoint.answerAt(path, () => refusal('reauth_required', '', 401));
      endpoint.answerAt('/session', () => Promise.reject(new TypeError('Failed to fetch')));
      expect(await failureOf(session[ask]())).to.include({ code: 'reauth_required' });
      await settle();
      expect(events).to.deep.equal([]);
      expect(neighbour.heard).to.deep.equal([]);
      expect(session.status).to.equal('signed-in');
    });

    it('rejects without an event if the session is closed', async () => {
      const { session, endpoint, events } = await readySession(signedIn('github'));
      endpoint.session = nobody;
      endpoint.answerAt(path, () => refusal('reauth_required', '', 401));
      session.close();
      expect(await failureOf(session[ask]())).to.include({ code: 'reauth_required' });
      expect(events).to.deep.equal([]);
    });
  });
}
