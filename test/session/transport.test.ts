import { expect } from '@open-wc/testing';
import { OAuthError } from '../../src/protocol/errors.js';
import { post, send } from '../../src/session/post-to-endpoint.js';
import { createTransport } from '../../src/session/transport.js';
import { deferred } from '../support/deferred.js';
import { failureOf } from '../support/failure-of.js';
import { stagePage } from '../support/open-session.js';
import { signedIn } from '../support/wire-session.js';

type Answers = Record<string, () => Response | Promise<Response>>;

const unreachable: Answers = {
  'an answer of 500 without a code': () => Response.json({}, { status: 500 }),
  'an answer of 502 in HTML': () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
  'JSON that is cut off': () =>
    new Response('{"authorizations":[{"provider":"gith', { headers: { 'content-type': 'application/json' } }),
  'a network error': () => Promise.reject(new TypeError('Failed to fetch')),
};

const notFound: Answers = {
  'a page in place of JSON': () => new Response('<!doctype html>'),
  'a page with 404': () => new Response('<!doctype html>', { status: 404 }),
  'an empty answer': () => new Response(''),
  'a null with 404': () => Response.json(null, { status: 404 }),
  'an error of another API': () => Response.json({ message: 'Not Found' }, { status: 404 }),
  'a session of another shape': () => Response.json({ authorizations: {} }),
};

const failures = { endpoint_unreachable: unreachable, endpoint_not_found: notFound };

describe('the way to the endpoint', () => {
  for (const [code, answers] of Object.entries(failures))
    for (const [name, answer] of Object.entries(answers)) {
      it(`calls ${name} ${code}`, async () => {
        const { endpoint, page } = stagePage();
        endpoint.answerNext(answer);
        const error = await failureOf(createTransport(endpoint.url, page.asPage).session());
        expect(error).to.be.instanceOf(OAuthError);
        expect(error).to.include({ code, description: '' });
      });
    }

  it('passes on the endpoint’s own code and sentence', async () => {
    const { endpoint, page } = stagePage();
    const answer = { error: 'rate_limited', error_description: 'Too often.' };
    endpoint.answerNext(() => Response.json(answer, { status: 429 }));
    const error = await failureOf(post(createTransport(endpoint.url, page.asPage), '/logout', {}));
    expect(error).to.include({ name: 'OAuthError', code: 'rate_limited', description: 'Too often.' });
    expect(error).to.have.property('message', 'Too often.');
  });

  it('keeps the cause of a network error', async () => {
    const { endpoint, page } = stagePage();
    endpoint.answerNext(() => Promise.reject(new TypeError('Failed to fetch')));
    const error = (await failureOf(
      send(createTransport(endpoint.url, page.asPage), '/providers'),
    )) as OAuthError;
    expect(error.code).to.equal('endpoint_unreachable');
    expect(error.cause).to.be.instanceOf(TypeError);
  });

  it('asks how a flow ended by its label', async () => {
    const { endpoint, page } = stagePage();
    endpoint.session = signedIn('github');
    const answer = await createTransport(endpoint.url, page.asPage).session('abcdefghijklmnopqrstuv');
    expect(answer).to.deep.equal(signedIn('github'));
    expect(endpoint.asked).to.deep.equal(['GET /session?flow=abcdefghijklmnopqrstuv']);
  });

  it('posts a body as JSON, with the header that no form can send', async () => {
    const { endpoint, page } = stagePage();
    await post(createTransport(endpoint.url, page.asPage), '/logout', {});
    expect(await endpoint.requests[0]?.json()).to.deep.equal({});
  });

  for (const milliseconds of [10_000, 29_999]) {
    it(`waits ${String(milliseconds)} milliseconds for an answer`, async () => {
      const { endpoint, page } = stagePage();
      const held = endpoint.hold();
      const answer = createTransport(endpoint.url, page.asPage).session();
      page.advance(milliseconds);
      held.answer(signedIn('github'));
      expect(await answer).to.deep.equal(signedIn('github'));
    });
  }

  it('gives up after 30 seconds without an answer, and ends the request', async () => {
    const { endpoint, page } = stagePage();
    endpoint.hold();
    const failure = failureOf(post(createTransport(endpoint.url, page.asPage), '/logout', {}));
    page.advance(30_000);
    expect(await failure).to.include({ code: 'endpoint_unreachable' });
    expect(endpoint.requests[0]?.signal.aborted).to.equal(true);
  });

  it('gives up after 30 seconds if an answer begins and never ends', async () => {
    const { endpoint, page } = stagePage();
    const reading = deferred();
    const begun = new ReadableStream({
      start: (body) => body.enqueue(new TextEncoder().encode('{"authorizations":[')),
      pull: () => reading.resolve(undefined),
    });
    endpoint.answerNext(() => new Response(begun));
    const failure = failureOf(createTransport(endpoint.url, page.asPage).session());
    await reading.promise;
    page.advance(30_000);
    expect(await failure).to.include({ code: 'endpoint_unreachable' });
  });

  it('asks nothing for somebody who has stopped already', async () => {
    const { endpoint, page } = stagePage();
    await failureOf(
      createTransport(endpoint.url, page.asPage).request('/session', { signal: AbortSignal.abort() }),
    );
    expect(endpoint.asked).to.deep.equal([]);
  });
});
