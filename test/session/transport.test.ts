import { expect } from '@open-wc/testing';
import { OAuthError } from '../../src/protocol/errors.js';
import { post } from '../../src/session/later/post.js';
import { createTransport } from '../../src/session/transport.js';
import { FakeEndpoint } from '../tools/fake-endpoint.js';
import { signedIn } from '../tools/wire-session.js';

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

const unreachable: Record<string, () => Response | Promise<Response>> = {
  'an answer of 500 without a code': () => Response.json({}, { status: 500 }),
  'an answer of 502 in HTML': () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
  'a page in place of JSON': () => new Response('<!doctype html>'),
  'an empty answer': () => new Response(''),
  'a null with 404': () => Response.json(null, { status: 404 }),
  'a session of another shape': () => Response.json({ authorizations: {} }),
  'a network error': () => Promise.reject(new TypeError('Failed to fetch')),
};

describe('the way to the endpoint', () => {
  for (const [name, answer] of Object.entries(unreachable)) {
    it(`calls ${name} endpoint_unreachable`, async () => {
      const endpoint = new FakeEndpoint();
      endpoint.answerNext(answer);
      const error = await failureOf(createTransport(endpoint.url, endpoint).session());
      expect(error).to.be.instanceOf(OAuthError);
      expect(error).to.include({ code: 'endpoint_unreachable', description: '' });
    });
  }

  it('passes on the endpoint’s own code and sentence', async () => {
    const endpoint = new FakeEndpoint();
    const answer = { error: 'rate_limited', error_description: 'Too often.' };
    endpoint.answerNext(() => Response.json(answer, { status: 429 }));
    const error = await failureOf(post(createTransport(endpoint.url, endpoint), '/logout', {}));
    expect(error).to.include({ name: 'OAuthError', code: 'rate_limited', description: 'Too often.' });
    expect(error).to.have.property('message', 'Too often.');
  });

  it('keeps the cause of a network error', async () => {
    const endpoint = new FakeEndpoint();
    endpoint.answerNext(() => Promise.reject(new TypeError('Failed to fetch')));
    const error = (await failureOf(createTransport(endpoint.url, endpoint).send('/providers'))) as OAuthError;
    expect(error.code).to.equal('endpoint_unreachable');
    expect(error.cause).to.be.instanceOf(TypeError);
  });

  it('asks how a flow ended by its label', async () => {
    const endpoint = new FakeEndpoint();
    endpoint.session = signedIn('github');
    const answer = await createTransport(endpoint.url, endpoint).session('abcdefghijklmnopqrstuv');
    expect(answer).to.deep.equal(signedIn('github'));
    expect(endpoint.asked).to.deep.equal(['GET /session?flow=abcdefghijklmnopqrstuv']);
  });

  it('posts a body as JSON, with the header that no form can send', async () => {
    const endpoint = new FakeEndpoint();
    await post(createTransport(endpoint.url, endpoint), '/logout', {});
    expect(await endpoint.requests[0]?.json()).to.deep.equal({});
  });
});
