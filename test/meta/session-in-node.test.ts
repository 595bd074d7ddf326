import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createSession, OAuthError, type OAuthSession } from '../../src/session/index.js';
import type { SessionPage } from '../../src/session/index.js';

/** A session in plain Node, with a network that keeps what was asked and reaches nothing. */
function sessionWithoutPage(): { session: OAuthSession; asked: string[] } {
  const asked: string[] = [];
  const { Request, Response, Headers, Date, AbortSignal, crypto } = globalThis;
  const fetch = (input: string): Promise<Response> => {
    asked.push(input);
    return Promise.reject(new TypeError('fetch failed'));
  };
  const page = { fetch, Request, Response, Headers, Date, AbortSignal, crypto } as unknown as SessionPage;
  return { session: createSession({ endpoint: 'https://shop.example/api/oauth' }, page), asked };
}

const calls: [title: string, path: string, call: (session: OAuthSession) => Promise<unknown>][] = [
  ['getToken()', '/token', (session) => session.getToken()],
  ['saveToken()', '/token/save', (session) => session.saveToken()],
  ['logout()', '/logout', (session) => session.logout('github', { forget: true, atProvider: true })],
  ['fetch()', '/providers', (session) => session.fetch('https://api.github.com/user')],
];

describe('a session without a document', () => {
  test('is made of Node itself, stays loading and asks nothing', async () => {
    assert.equal('document' in globalThis, false);
    const session = createSession();
    await session.ready;
    assert.equal(session.status, 'loading');
    assert.equal(session.auth, null);
    session.close();
  });

  test('asks nothing by itself', async () => {
    const { session, asked } = sessionWithoutPage();
    await session.ready;
    assert.equal(session.status, 'loading');
    assert.deepEqual(asked, []);
  });

  for (const [title, path, call] of calls) {
    test(`rejects ${title} with endpoint_unreachable where it reaches nothing`, async () => {
      const { session, asked } = sessionWithoutPage();
      const isUnreachable = (error: unknown): boolean =>
        error instanceof OAuthError && error.code === 'endpoint_unreachable';
      await assert.rejects(call(session), isUnreachable);
      assert.deepEqual(asked, [`https://shop.example/api/oauth${path}`]);
    });
  }
});
