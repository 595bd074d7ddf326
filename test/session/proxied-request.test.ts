import { expect } from '@open-wc/testing';
import { requestHeader } from '../../src/protocol/wire.js';
import { json, refusal } from '../support/fake-endpoint.js';
import { failureOf } from '../support/failure-of.js';
import { closeSessions } from '../support/open-session.js';
import { proxied, sessionWithApis } from '../support/stage-apis.js';

const api = 'https://api.github.com/user';

/** The request that reaches the endpoint for a call. */
async function sentFor(input: string | Request, init?: RequestInit): Promise<Request> {
  const { session, endpoint } = await sessionWithApis();
  await session.fetch(input, init);
  return endpoint.requests.at(-1)!;
}

const bodies: [title: string, body: BodyInit, type: string | null, text: string][] = [
  ['text', 'Grüße', 'text/plain;charset=UTF-8', 'Grüße'],
  ['a Blob', new Blob(['{"a":1}'], { type: 'application/json' }), 'application/json', '{"a":1}'],
  ['an ArrayBuffer', new TextEncoder().encode('bytes').buffer, null, 'bytes'],
  ['a view of bytes', new TextEncoder().encode('bytes').subarray(1, 3), null, 'yt'],
  [
    'parameters of a form',
    new URLSearchParams({ a: '1 2' }),
    'application/x-www-form-urlencoded;charset=UTF-8',
    'a=1+2',
  ],
];

describe('the request of fetch() of a session', () => {
  afterEach(closeSessions);

  for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']) {
    it(`by ${method} keeps its method and has the header that no form can send`, async () => {
      const sent = await sentFor(api, { method });
      expect(sent.method).to.equal(method);
      expect(sent.headers.get(requestHeader)).to.equal('1');
      expect(await sent.text()).to.equal('');
    });
  }

  for (const [title, body, type, text] of bodies) {
    it(`keeps ${title} as its body, with its type`, async () => {
      const sent = await sentFor(api, { method: 'POST', body });
      expect(sent.headers.get('content-type')).to.equal(type);
      expect(await sent.text()).to.equal(text);
    });
  }

  it('keeps a form with a file as its body', async () => {
    const body = new FormData();
    body.set('title', 'One');
    body.set('file', new File([new Uint8Array([0, 255, 13, 10])], 'a.bin'));
    const form = await (await sentFor(api, { method: 'POST', body })).formData();
    expect(form.get('title')).to.equal('One');
    const file = form.get('file') as File;
    expect(file.name).to.equal('a.bin');
    expect([...new Uint8Array(await file.arrayBuffer())]).to.deep.equal([0, 255, 13, 10]);
  });

  it('is sent once more, with the mark of the response, if another server may have renewed the session', async () => {
    const { session, endpoint, page } = await sessionWithApis();
    const outdated = (): Response => {
      const response = refusal('session_outdated', 'A sentence.');
      response.headers.set(requestHeader, 'error');
      response.headers.set('x-oauth-again', 'a-mark');
      return response;
    };
    const answers = [outdated, () => json({ ok: true })];
    endpoint.answerAt('/proxy/', () => answers.shift()!());
    const waits = page.timerOf(1000);
    const answer = session.fetch(api, { method: 'POST', body: 'text' });
    await waits;
    page.advance(1000);
    expect(await (await answer).json()).to.deep.equal({ ok: true });
    const sent = endpoint.requests.slice(-2);
    expect(sent.map(({ headers }) => headers.get('x-oauth-again'))).to.deep.equal([null, 'a-mark']);
    expect(await Promise.all(sent.map((request) => request.text()))).to.deep.equal(['text', 'text']);
  });

  it('keeps method, headers and body of a Request, and what else is given', async () => {
    const given = new Request(api, { method: 'PUT', body: 'x', headers: { accept: 'a/b', prefer: 'c' } });
    const sent = await sentFor(given, { headers: { accept: 'd/e' } });
    expect([sent.method, await sent.text()]).to.deep.equal(['PUT', 'x']);
    expect([sent.headers.get('accept'), sent.headers.get('prefer')]).to.deep.equal(['d/e', null]);
  });

  it('keeps the page’s headers', async () => {
    const headers = {
      accept: 'application/vnd.github+json',
      'if-none-match': '"1"',
      'x-github-api-version': '1',
    };
    const sent = await sentFor(api, { headers });
    for (const [name, value] of Object.entries(headers)) expect(sent.headers.get(name)).to.equal(value);
  });

  it('has no credentials of the page’s own', async () => {
    // The danger: an Authorization header would stand in for what a gateway before the endpoint expects there.
    const headers = { authorization: 'Bearer pages-own', cookie: 'a=b', 'proxy-authorization': 'Basic eA==' };
    const sent = await sentFor(api, { headers });
    for (const name of Object.keys(headers)) expect(sent.headers.has(name)).to.equal(false);
  });

  it('says itself which base it is for, and that it is ours', async () => {
    // The attack: a header handed through from elsewhere sends the call to another base than the address says.
    const headers = { 'x-oauth-base': '1', [requestHeader]: 'error' };
    const sent = await sentFor(api, { headers });
    expect(sent.headers.get('x-oauth-base')).to.equal('0');
    expect(sent.headers.get(requestHeader)).to.equal('1');
  });

  it('follows no redirect of the endpoint’s, and goes with its cookies', async () => {
    const sent = await sentFor(api, { redirect: 'follow', credentials: 'omit' });
    expect([sent.redirect, sent.credentials]).to.deep.equal(['error', 'same-origin']);
  });

  it('may not have a method that no request may have', async () => {
    const { session, endpoint } = await sessionWithApis();
    expect(await failureOf(session.fetch(api, { method: 'TRACE' }))).to.be.instanceOf(TypeError);
    expect(endpoint.asked).to.deep.equal(['GET /session']);
  });
});

describe('a call by fetch() of a session that is aborted', () => {
  afterEach(closeSessions);

  it('beforehand sends nothing', async () => {
    const { session, endpoint } = await sessionWithApis();
    const error = await failureOf(session.fetch(api, { signal: AbortSignal.abort() }));
    expect(error).to.include({ name: 'AbortError' });
    expect(endpoint.asked).to.deep.equal(['GET /session']);
  });

  it('while the providers are asked for rejects at once and calls nothing', async () => {
    const stage = await sessionWithApis();
    const held = stage.endpoint.hold();
    const controller = new AbortController();
    const call = failureOf(stage.session.fetch(api, { signal: controller.signal }));
    await held.asked;
    controller.abort();
    expect(await call).to.include({ name: 'AbortError' });
    held.answer(stage.endpoint.providers);
    await stage.settle();
    expect(proxied(stage)).to.deep.equal([]);
  });

  it('under way rejects with AbortError, not as endpoint_unreachable', async () => {
    const { session, endpoint, events } = await sessionWithApis();
    await session.fetch(api);
    const held = endpoint.hold();
    const controller = new AbortController();
    const call = failureOf(session.fetch(api, { signal: controller.signal }));
    await held.asked;
    controller.abort();
    expect(await call).to.include({ name: 'AbortError' });
    expect(endpoint.requests.at(-1)!.signal.aborted).to.equal(true);
    expect(events).to.deep.equal([]);
  });

  it('by the signal of its Request rejects too', async () => {
    const { session, endpoint } = await sessionWithApis();
    const controller = new AbortController();
    const held = endpoint.hold();
    const call = failureOf(session.fetch(new Request(api, { signal: controller.signal })));
    await held.asked;
    controller.abort();
    expect(await call).to.include({ name: 'AbortError' });
  });

  it('after its answer ends the body, too', async () => {
    const { session, endpoint } = await sessionWithApis();
    const controller = new AbortController();
    await session.fetch(api, { signal: controller.signal });
    expect(endpoint.requests.at(-1)!.signal.aborted).to.equal(false);
    controller.abort();
    expect(endpoint.requests.at(-1)!.signal.aborted).to.equal(true);
  });
});
