import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect } from 'node:util';
import { createOAuthEndpoint, OAuthError, type OperatorLogEntry } from '../../../../src/endpoint/index.js';
import { verifyWithSecret } from '../../../../src/endpoint/provider-calls/id-token/id-token-signature.js';
import type { CheckedProvider } from '../../../../src/endpoint/settings/check-settings.js';
import { Browser } from '../../../support/browser-with-cookies.js';
import { byRequest } from '../../../support/transports.js';

const site = 'http://localhost:8550';
const hidden = ['THE-SECRET', 'ACCESS-1', 'REFRESH-1', 'CODE-1', 'SAVED-1'];

/** What runtimes and their `fetch` throw of a request: all of them quote it. */
const thrown: Readonly<Record<string, (request: string) => unknown>> = {
  'Deno’s message': (request) => new TypeError(`error sending request for url (${request}): client error`),
  'a message and a code, as node-fetch': (request) =>
    Object.assign(new Error(`request to ${request} failed`), { code: 'ECONNREFUSED', type: 'system' }),
  'the cause of a failed fetch': (request) =>
    new TypeError('fetch failed', { cause: Object.assign(new Error(request), { code: 'ENOTFOUND' }) }),
  'fields of an error': (request) =>
    Object.assign(new Error('failed'), { url: request, request: { body: request }, code: request }),
  'an error of several': (request) => new AggregateError([new Error(request)], request),
  'a cause below ten others': (request) => {
    let error = new Error(request);
    for (let depth = 0; depth < 10; depth++) error = new Error(`${depth} ${request}`, { cause: error });
    return error;
  },
  'an error whose name it is': (request) => Object.assign(new Error('failed'), { name: request }),
  'an error whose stack holds frames of it': (request) => new Error(`x\n    at ${request}:1:1`),
  'no error, but a text': (request) => request,
  nothing: () => undefined,
};

interface Opened {
  readonly browser: Browser;
  readonly endpoint: ReturnType<typeof createOAuthEndpoint>;
}

const restored = { access_token: 'SAVED-1', refresh_token: 'REFRESH-1', token_type: 'bearer' };

/** What calls a provider: those that the app calls reject; what a visitor asks for is only logged. */
const doors: Readonly<Record<string, (opened: Opened) => Promise<unknown>>> = {
  'a refresh': async ({ endpoint, browser }) => {
    const headers = new Headers({ cookie: browser.cookieHeader });
    const authorization = await endpoint.authorization({ headers });
    assert.ok(authorization);
    return authorization.getToken({ force: true });
  },
  'the user of a saved token': ({ endpoint }) => endpoint.restore('wechat', restored),
  'the metadata of a provider': ({ endpoint }) => endpoint.restore('discovered', restored),
  'a login': async ({ browser }) => {
    await signIn(browser, 'CODE-1');
  },
  'a sign-out': async ({ browser }) => {
    await browser.post('/api/oauth/logout', {});
  },
};

async function signIn(browser: Browser, code: string): Promise<Response> {
  const begun = await browser.visit('/api/oauth/login/wechat');
  const asked = new URL(begun.headers.get('location') ?? assert.fail()).searchParams;
  const { pathname } = new URL(asked.get('redirect_uri') ?? assert.fail());
  return browser.visit(`${pathname}?code=${code}&state=${asked.get('state') ?? ''}`);
}

async function failureAt(
  door: keyof typeof doors,
  reject: (request: string) => unknown,
): Promise<{ error: unknown; log: string; quoted: number }> {
  const log: OperatorLogEntry[] = [];
  let isDown = false;
  let quoted = 0;
  const client = { clientId: 'wx1', clientSecret: 'THE-SECRET' };
  const endpoint = createOAuthEndpoint(
    {
      ...{ secret: 'a secret of forty characters for testing', baseUrl: site },
      log: (entry) => log.push(entry),
      providers: [
        { type: 'wechat', ...client },
        { id: 'discovered', issuer: 'https://id.example', ...client },
      ],
    },
    {
      fetch: async (url, init = {}) => {
        await Promise.resolve();
        const request = `${url} ${JSON.stringify([...new Headers(init.headers)])} ${inspect(init.body)}`;
        if (isDown) {
          quoted += 1;
          throw reject(request);
        }
        return url.includes('/access_token')
          ? Response.json({
              access_token: 'ACCESS-1',
              refresh_token: 'REFRESH-1',
              openid: 'o',
              expires_in: 7200,
            })
          : Response.json({ openid: 'o', unionid: 'u', nickname: 'x' });
      },
      wait: () => Promise.resolve(),
    },
  );
  const { send } = await byRequest.open(endpoint, site);
  const browser = new Browser(send, site);
  assert.equal((await signIn(browser, 'CODE-0')).status, 303);
  isDown = true;
  const error: unknown = await doors[door]?.({ browser, endpoint }).then(
    () => undefined,
    (failed: unknown) => failed,
  );
  return { error, log: JSON.stringify(log), quoted };
}

describe('a runtime that quotes requests in its errors', () => {
  for (const [how, reject] of Object.entries(thrown))
    for (const door of Object.keys(doors))
      test(`tells nothing of them by ${how} at ${door}`, async () => {
        const { error, log, quoted } = await failureAt(door, reject);
        const isByApp = !door.startsWith('a login') && !door.startsWith('a sign-out');
        assert.equal(error instanceof OAuthError, isByApp);
        assert.ok(quoted > 0 || door === 'a sign-out');
        const seen = inspect(error, { depth: 20, showHidden: true, maxStringLength: null }) + log;
        assert.deepEqual(
          hidden.filter((word) => seen.includes(word)),
          [],
        );
        if (isByApp && how.includes('code')) assert.match(seen, /ECONNREFUSED/);
      });
});

describe('the check of an ID token by the client secret', () => {
  test('quotes nothing of the token', async () => {
    const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const provider = {
      clientSecret: 'THE-SECRET',
      idTokenAlgorithms: ['HS256'],
    } as unknown as CheckedProvider;
    for (const header of [{ alg: 'HS256', crit: ['ACCESS-1'] }, { alg: 'ACCESS-1' }, { alg: 'HS256' }])
      await assert.rejects(verifyWithSecret(`${encoded(header)}.e30.x`, provider), (error) => {
        assert.ok(error instanceof OAuthError && error.code === 'id_token_invalid');
        assert.doesNotMatch(inspect(error, { depth: 20, showHidden: true }), /ACCESS-1|THE-SECRET/);
        return true;
      });
  });
});
