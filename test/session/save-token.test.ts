import { expect } from '@open-wc/testing';
import { requestHeader } from '../../src/protocol/wire.js';
import { failureOf } from '../support/failure-of.js';
import { json, refusal } from '../support/fake-endpoint.js';
import { closeSessions, readySession } from '../support/open-session.js';
import { signedIn } from '../support/wire-session.js';

describe('saveToken()', () => {
  afterEach(closeSessions);

  it('answers the sealed text as it is', async () => {
    const { session, endpoint, events } = await readySession(signedIn('github'));
    endpoint.answerAt('/token/save', () => json({ saved_token: 'sealed.text' }));
    expect(await session.saveToken()).to.equal('sealed.text');
    expect(events).to.deep.equal([]);
  });

  it('posts its provider in the way that no form can', async () => {
    const { session, endpoint } = await readySession(signedIn('github'));
    endpoint.answerAt('/token/save', () => json({ saved_token: 'sealed.text' }));
    await session.saveToken('github');
    const request = endpoint.requests.at(-1)!;
    expect(endpoint.asked).to.deep.equal(['GET /session', 'POST /token/save']);
    expect(request.headers.get(requestHeader)).to.equal('1');
    expect(await request.text()).to.equal('{"provider":"github"}');
  });

  it('rejects with the endpoint’s code', async () => {
    const { session, endpoint, events } = await readySession(signedIn('github'));
    endpoint.answerAt('/token/save', () => refusal('token_not_available', 'Nothing is saved here.'));
    const error = await failureOf(session.saveToken());
    expect(error).to.include({ code: 'token_not_available', description: 'Nothing is saved here.' });
    expect(events).to.deep.equal([]);
  });

  const unreachable: [title: string, answer: () => Response | Promise<Response>][] = [
    ['no answer', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['an answer of null', () => json(null)],
    ['an answer without the text', () => json({})],
  ];
  it('calls a page endpoint_not_found', async () => {
    const { session, endpoint } = await readySession(signedIn('github'));
    endpoint.answerAt('/token/save', () => new Response('<!doctype html>'));
    expect(await failureOf(session.saveToken())).to.include({ code: 'endpoint_not_found' });
  });

  for (const [title, answer] of unreachable) {
    it(`calls ${title} endpoint_unreachable`, async () => {
      const { session, endpoint } = await readySession(signedIn('github'));
      endpoint.answerAt('/token/save', answer);
      expect(await failureOf(session.saveToken())).to.include({ code: 'endpoint_unreachable' });
    });
  }

  it('ends without an error if the session is closed before the response', async () => {
    const { session, endpoint } = await readySession(signedIn('github'));
    const held = endpoint.hold();
    const saved = session.saveToken();
    await held.asked;
    session.close();
    held.answer({ saved_token: 'sealed.text' });
    expect(await saved).to.equal('sealed.text');
  });
});
