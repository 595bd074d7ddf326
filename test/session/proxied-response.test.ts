import { expect } from '@open-wc/testing';
import { requestHeader } from '../../src/protocol/wire.js';
import { failureOf } from '../support/failure-of.js';
import { json } from '../support/fake-endpoint.js';
import { closeSessions } from '../support/open-session.js';
import { sessionWithApis } from '../support/stage-apis.js';
import { nobody, signedIn } from '../support/wire-session.js';

const api = 'https://api.github.com/user';
const ours = { [requestHeader]: 'error' };

/** The endpoint's own refusal of a call, told from an answer of the provider's by its header. */
const ownRefusal = (error: string, description: string, status: number): Response =>
  Response.json({ error, error_description: description }, { status, headers: ours });

describe('the answer of fetch() of a session', () => {
  afterEach(closeSessions);

  it('is the provider’s, with status, headers and body', async () => {
    const { session, endpoint } = await sessionWithApis();
    const headers = { etag: '"1"', link: '<https://api.github.com/user?page=2>; rel="next"' };
    endpoint.answerAt('/proxy/', () => Response.json({ login: 'ana' }, { status: 201, headers }));
    const answer = await session.fetch(api);
    expect(answer).to.be.instanceOf(Response);
    expect([answer.status, answer.headers.get('etag')]).to.deep.equal([201, '"1"']);
    expect(answer.headers.get('link')).to.equal(headers.link);
    expect(await answer.json()).to.deep.equal({ login: 'ana' });
  });

  for (const status of [401, 403, 404, 429, 500, 503]) {
    it(`is a Response also if the provider says ${status}`, async () => {
      const { session, endpoint, events } = await sessionWithApis();
      const body = { error: 'reauth_required', error_description: 'The provider’s own words.' };
      endpoint.answerAt('/proxy/', () => json(body, status));
      const answer = await session.fetch(api);
      expect([answer.ok, answer.status]).to.deep.equal([false, status]);
      expect(await answer.json()).to.deep.equal(body);
      expect(endpoint.asked).to.deep.equal(['GET /session', 'GET /providers', 'GET /proxy/github/user']);
      expect(events).to.deep.equal([]);
    });
  }

  it('is a Response without a body for 204', async () => {
    const { session, endpoint } = await sessionWithApis();
    endpoint.answerAt('/proxy/', () => new Response(null, { status: 204 }));
    expect((await session.fetch(api, { method: 'DELETE' })).status).to.equal(204);
  });

  it('can be read while it still comes', async () => {
    const { session, endpoint } = await sessionWithApis();
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    endpoint.answerAt('/proxy/', () => new Response(readable));
    const answer = await session.fetch(api);
    const writer = writable.getWriter();
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    void writer.write(new TextEncoder().encode('one'));
    expect(await reader.read()).to.deep.equal({ value: 'one', done: false });
    void writer.write(new TextEncoder().encode('two'));
    expect(await reader.read()).to.deep.equal({ value: 'two', done: false });
    void writer.close();
    expect((await reader.read()).done).to.equal(true);
  });

  const refusals: [code: string, status: number][] = [
    ['proxy_refused', 403],
    ['token_not_available', 403],
    ['provider_unreachable', 502],
    ['provider_redirected', 502],
    ['body_too_large', 413],
    ['method_not_allowed', 405],
  ];
  for (const [code, status] of refusals) {
    it(`is an OAuthError if the endpoint itself refuses with ${code}`, async () => {
      const { session, endpoint, events } = await sessionWithApis();
      endpoint.answerAt('/proxy/', () => ownRefusal(code, 'A sentence.', status));
      const error = await failureOf(session.fetch(api));
      expect(error).to.include({ name: 'OAuthError', code, description: 'A sentence.' });
      expect(endpoint.asked).to.have.length(3);
      expect(events).to.deep.equal([]);
    });
  }

  it('is an OAuthError if the sign-in has ended, after the logout event', async () => {
    const { session, endpoint, events, neighbour } = await sessionWithApis();
    endpoint.session = nobody;
    endpoint.answerAt('/proxy/', () => ownRefusal('reauth_required', '', 401));
    const told = neighbour.next();
    let before: string[] = [];
    const error = await failureOf(session.fetch(api).finally(() => (before = [...events])));
    expect(error).to.include({ name: 'OAuthError', code: 'reauth_required' });
    expect(before).to.deep.equal(['logout github revoked']);
    expect(events).to.deep.equal(before);
    expect(endpoint.asked.slice(2)).to.deep.equal(['GET /proxy/github/user', 'GET /session']);
    expect(await told).to.deep.equal({ type: 'oauth-session', session: nobody });
  });

  it('leaves the sessions with other providers as they are if one has ended', async () => {
    const { session, endpoint, events } = await sessionWithApis();
    endpoint.session = signedIn('github', 'acme');
    endpoint.answerAt('/proxy/', () => ownRefusal('reauth_required', '', 401));
    await failureOf(session.fetch('https://api.acme.example/v1/me'));
    expect(events).to.deep.equal(['login acme other-tab']);
    expect(Object.keys(session.auths)).to.deep.equal(['github', 'acme']);
  });

  const unreachable: [title: string, answer: () => Response | Promise<Response>][] = [
    ['a network error', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['a refusal that is no JSON', () => new Response('<h1>Oops</h1>', { status: 500, headers: ours })],
    ['a refusal without a code', () => Response.json({}, { status: 500, headers: ours })],
  ];
  for (const [title, answer] of unreachable) {
    it(`is endpoint_unreachable for ${title}`, async () => {
      const { session, endpoint, events } = await sessionWithApis();
      endpoint.answerAt('/proxy/', answer);
      const error = await failureOf(session.fetch(api));
      expect(error).to.include({ name: 'OAuthError', code: 'endpoint_unreachable', description: '' });
      expect(events).to.deep.equal([]);
    });
  }

  it('comes if the session is closed meanwhile', async () => {
    const { session, endpoint } = await sessionWithApis();
    await session.fetch(api);
    const held = endpoint.hold();
    const call = session.fetch(api);
    await held.asked;
    session.close();
    held.answer({ login: 'ana' });
    expect(await (await call).json()).to.deep.equal({ login: 'ana' });
  });

  it('is an OAuthError without an event if the session is closed and the sign-in has ended', async () => {
    const { session, endpoint, events } = await sessionWithApis();
    endpoint.session = nobody;
    endpoint.answerAt('/proxy/', () => ownRefusal('reauth_required', '', 401));
    session.close();
    expect(await failureOf(session.fetch(api))).to.include({ code: 'reauth_required' });
    expect(events).to.deep.equal([]);
  });
});
