import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect } from 'node:util';
import fc from 'fast-check';
import type { OAuthError, OperatorLogEntry } from '../../../../src/endpoint/index.js';
import { openSite, secret, type Site } from '../../../support/site.js';
import { clientSecret, type StubProvider } from '../../../support/stub-provider.js';
import { byRequest } from '../../../support/transports.js';
import { askToken, rotating } from '../../contract/refresh-site.js';
import { runsOf } from '../../../support/whole.js';

/** A name that no answer of ours may ever hold. */
const marker = 'MARKER';
const marked = (place: string): string => `${marker}-${place}-9f8e7d`;

/** What can be seen of a failure by whoever logs it. */
function visibleIn(error: unknown): string {
  const chain: string[] = [];
  for (let current = error; current instanceof Error && chain.length < 20; current = current.cause) {
    const own = Object.getOwnPropertyNames(current).map((name) =>
      inspect(Reflect.get(current as object, name), { depth: 9 }),
    );
    chain.push(current.message, current.stack ?? '', ...own);
  }
  return [...chain, inspect(error, { depth: 20, showHidden: true, maxStringLength: null })].join('\n');
}

/** Ways in which the provider's server can answer, each with a mark in whatever it says. */
const odd: Record<string, (call: { form: URLSearchParams; body: string }) => object | 'cut'> = {
  'a wrong type': () => ({
    body: { access_token: marked('access'), token_type: marked('type'), refresh_token: marked('refresh') },
  }),
  DPoP: () => ({
    body: { access_token: marked('access'), token_type: 'DPoP', refresh_token: marked('refresh') },
  }),
  'a field of a wrong kind': () => ({
    body: { access_token: marked('access'), token_type: 'bearer', refresh_token: [marked('refresh')] },
  }),
  'no access token': () => ({ body: { refresh_token: marked('refresh'), id_token: marked('id') } }),
  'an ID token that is none': () => ({
    body: { access_token: marked('access'), token_type: 'bearer', id_token: marked('id') },
  }),
  'an encrypted ID token': () => ({
    body: { access_token: marked('access'), token_type: 'bearer', id_token: `e30.${marked('id')}.a.b.c` },
  }),
  'claims that are none': () => ({
    body: {
      access_token: marked('access'),
      token_type: 'bearer',
      id_token: `e30.${Buffer.from(`{"sub":"${marked('sub')}"`).toString('base64url')}.c`,
    },
  }),
  'broken JSON': () => ({
    headers: { 'content-type': 'application/json' },
    body: `{"access_token":"${marked('access')}`,
  }),
  text: () => ({ body: marked('body') }),
  'a form': () => ({
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `access_token=${marked('access')}&token_type=mac`,
  }),
  'an error that repeats the request': ({ form, body }) => ({
    status: 400,
    body: {
      error: 'invalid_request',
      error_description: `Bad ${form.get('code') ?? ''} ${form.get('code_verifier') ?? ''} ${form.get('refresh_token') ?? ''} ${form.get('client_secret') ?? ''}`,
      more: marked('more'),
      request: body,
    },
  }),
  'an error whose code is the request': ({ form }) => ({
    status: 400,
    body: { error: form.get('code') ?? form.get('refresh_token') },
  }),
  'an error that is no code': () => ({ status: 400, body: { error: `<${marked('error')}>` } }),
  'a challenge': () => ({
    status: 401,
    headers: { 'www-authenticate': `Bearer realm="${marked('realm')}", error="${marked('challenge')}"` },
    body: marked('body'),
  }),
  'a redirect': () => ({
    status: 302,
    headers: { location: `https://${marked('host').toLowerCase()}.example/${marked('path')}` },
  }),
  'an outage': () => ({ status: 503, headers: { 'retry-after': marked('retry') }, body: marked('body') }),
  'a broken connection': () => 'cut',
};

const users: Record<string, () => object> = {
  'a list': () => ({ body: [marked('user')] }),
  nobody: () => ({ body: { name: marked('user') } }),
  'somebody else': () => ({ body: { sub: marked('sub') } }),
  'broken JSON': () => ({
    headers: { 'content-type': 'application/json' },
    body: `{"name":"${marked('user')}`,
  }),
  'a refusal': () => ({
    status: 401,
    headers: { 'www-authenticate': `Bearer error="${marked('challenge')}"` },
    body: marked('body'),
  }),
};

const changedClaims: Record<string, object> = {
  issuer: { iss: marked('iss') },
  audience: { aud: [marked('aud'), 'stub-client'], azp: marked('azp') },
  nonce: { nonce: marked('nonce') },
  hash: { at_hash: marked('hash') },
  time: { exp: 1, name: marked('name') },
  subject: { sub: { [marked('sub')]: 1 } },
};

interface Case {
  readonly provider: 'stub' | 'openid';
  readonly token: string | undefined;
  readonly user: string | undefined;
  readonly claims: string | undefined;
}

const cases = fc.record<Case>({
  provider: fc.constantFrom('stub', 'openid'),
  token: fc.option(fc.constantFrom(...Object.keys(odd)), { nil: undefined }),
  user: fc.option(fc.constantFrom(...Object.keys(users)), { nil: undefined }),
  claims: fc.option(fc.constantFrom(...Object.keys(changedClaims)), { nil: undefined }),
});

/** Sets what the provider answers from now on, but for its honest token answer. */
function prepare(stub: StubProvider, { token, user, claims }: Case): void {
  if (token !== undefined) stub.answers.set('/token', (call) => odd[token]?.(call) as never);
  if (user !== undefined) stub.answers.set('/user', () => users[user]?.() as never);
  if (claims !== undefined) stub.claims = changedClaims[claims] as never;
}

/** What the app's server can log of what is thrown while people sign in, tokens are renewed and restored. */
async function failuresOf(site: Site, one: Case): Promise<string[]> {
  const stub = one.provider === 'openid' ? site.openid : site.stub;
  const seen: string[] = [];
  const watch = async (work: Promise<unknown>): Promise<void> => {
    await work.catch((error: unknown) => seen.push(visibleIn(error)));
  };
  await site.login('?mode=popup', one.provider);
  const kept = await site.authorization(one.provider);
  prepare(stub, one);
  await site.login('?mode=popup', one.provider);
  site.now += 3600_000;
  await askToken(site, one.provider);
  const saved = kept?.token.toJSON() ?? '';
  await watch(site.endpoint.restore(one.provider, saved).then((made) => made.getToken()));
  const again = await site.authorization(one.provider);
  await watch(again?.getToken() ?? Promise.resolve());
  await site.browser.post(`${site.base}/logout`);
  return seen;
}

/** What pages were told, but for the tokens that they asked for. */
const toldTo = ({ browser }: Site): string =>
  browser.seen.filter((answer) => !answer.includes('"access_token"')).join('\n');

describe('what can be seen of a failure', () => {
  test('holds nothing of any answer, request, cookie or secret, along every cause', async () => {
    let failures = 0;
    await fc.assert(
      fc.asyncProperty(cases, async (one) => {
        const log: OperatorLogEntry[] = [];
        const site = await openSite(byRequest, {
          settings: { log: (entry) => log.push(entry) },
          stub: rotating,
          openid: rotating,
        });
        const cookies = new Set<string>();
        try {
          const thrown = await failuresOf(site, one);
          failures += thrown.length;
          const forLogs = [...thrown, JSON.stringify(log)].join('\n');
          for (const value of site.browser.cookies.values()) if (value.length > 20) cookies.add(value);
          const calls = [...site.stub.calls, ...site.openid.calls];
          const verifiers = calls.flatMap(({ form }) => form.get('code_verifier') ?? []);
          const tokens = [...site.stub.tokens, ...site.openid.tokens];
          const hidden = [...tokens, ...verifiers, secret, clientSecret];
          assert.ok(hidden.length > 4);
          const isSeen = (where: string) => (word: string) => where.includes(word);
          assert.deepEqual([marker, ...hidden, ...cookies].filter(isSeen(forLogs)), []);
          assert.deepEqual(hidden.filter(isSeen(toldTo(site))), []);
        } finally {
          await site.close();
        }
      }),
      { seed: 20261128, numRuns: runsOf(120) },
    );
    assert.ok(failures > runsOf(100), `only ${failures} failures were looked at`);
  });

  test('still says what went wrong, and where', async () => {
    const site = await openSite(byRequest, { stub: rotating, openid: rotating });
    try {
      await site.login('?mode=popup', 'openid');
      const kept = await site.authorization('openid');
      site.openid.answers.set('/token', () => ({ body: { access_token: 'a', token_type: 'mac' } }));
      site.now += 3600_000;
      await assert.rejects(
        site.endpoint.restore('openid', kept?.token.toJSON() ?? ''),
        (error: OAuthError) => {
          assert.equal(error.code, 'token_response_invalid');
          const text = inspect(error, { depth: 9 });
          assert.match(text, /OAUTH_UNSUPPORTED_OPERATION/);
          assert.match(text, /refresh-grant\.ts/);
          return true;
        },
      );
    } finally {
      await site.close();
    }
  });
});
