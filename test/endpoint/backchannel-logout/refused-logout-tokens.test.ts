import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, sign as signWith } from 'node:crypto';
import { describe, test } from 'node:test';
import { errorOf, type Site } from '../../support/site.js';
import type { StoreForTests } from '../../support/store-for-tests.js';
import { secondsNow, strangersKey } from '../../support/stub-provider.js';
import {
  logoutClaims,
  logoutEvent,
  logoutToken,
  onLogoutSite,
  postToken,
  type Posted,
  signInWith,
} from './logout-site.js';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Sends a token, and expects that nothing has happened because of it. */
async function expectRefused(site: Site, store: StoreForTests, sent: Posted, why?: RegExp): Promise<void> {
  const browser = await signInWith(site, { sid: 'session-1' });
  const writes = store.asked.length;
  const revocations = site.openid.count('/revoke');
  const response = await postToken(site, sent);
  assert.equal(response.status, 400);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  const body = (await response.json()) as { error: string; error_description: string };
  assert.equal(body.error, 'invalid_request');
  if (why) assert.match(body.error_description, why);
  assert.equal(store.asked.length, writes);
  assert.equal(site.openid.count('/revoke'), revocations);
  assert.deepEqual(await site.ids(browser), ['openid']);
}

const wrongClaims: readonly [what: string, change: (site: Site) => Record<string, unknown>, why: RegExp][] = [
  ['of another issuer', () => ({ iss: 'https://id.example' }), /\(iss\)/],
  ['of an issuer with a slash more', ({ openid }) => ({ iss: `${openid.url}/` }), /\(iss\)/],
  ['of the other provider of the site', ({ stub }) => ({ iss: stub.url }), /\(iss\)/],
  ['without an issuer', () => ({ iss: undefined }), /\(iss\)/],
  ['with a list of issuers', ({ openid }) => ({ iss: [openid.url] }), /\(iss\)/],
  ['for another client', () => ({ aud: 'another' }), /\(aud\)/],
  ['for nobody', () => ({ aud: undefined }), /\(aud\)/],
  ['for an empty list', () => ({ aud: [] }), /\(aud\)/],
  ['for several clients', () => ({ aud: ['stub-client', 'another'] }), /\(aud\)/],
  ['for the use of another client', () => ({ azp: 'another' }), /\(aud\)/],
  ['that does not say when it was made', () => ({ iat: undefined }), /\(iat\)/],
  ['made at a time that is no number', () => ({ iat: String(secondsNow()) }), /\(iat\)/],
  ['made in the future', ({ now }) => ({ iat: Math.floor(now / 1000) + 301 }), /\(iat\)/],
  ['that never expires', () => ({ exp: undefined }), /\(exp\)/],
  ['that expires at a time that is no number', () => ({ exp: '9999999999' }), /\(exp\)/],
  ['that has expired', ({ now }) => ({ exp: Math.floor(now / 1000) - 31 }), /\(exp\)/],
  ['that is valid for years', ({ now }) => ({ exp: Math.floor(now / 1000) + 86_401 }), /\(exp\)/],
  ['that is not valid yet', ({ now }) => ({ nbf: Math.floor(now / 1000) + 120 }), /\(nbf\)/],
  ['that is valid from a time that is no number', () => ({ nbf: 'tomorrow' }), /\(nbf\)/],
  ['that is valid from no time at all', () => ({ nbf: null }), /\(nbf\)/],
  ['without an id', () => ({ jti: undefined }), /\(jti\)/],
  ['with an empty id', () => ({ jti: '' }), /\(jti\)/],
  ['with a number as its id', () => ({ jti: 1 }), /\(jti\)/],
  ['without an event', () => ({ events: undefined }), /\(events\)/],
  ['of another event', () => ({ events: { 'http://schemas.openid.net/event/other': {} } }), /\(events\)/],
  ['whose event is a list of names', () => ({ events: [logoutEvent] }), /\(events\)/],
  ['whose event is a text', () => ({ events: logoutEvent }), /\(events\)/],
  ['whose event is no object', () => ({ events: { [logoutEvent]: true } }), /\(events\)/],
  ['whose event is null', () => ({ events: { [logoutEvent]: null } }), /\(events\)/],
  ['whose event is a list', () => ({ events: { [logoutEvent]: [] } }), /\(events\)/],
  ['with a nonce', () => ({ nonce: 'n' }), /nonce/],
  ['with an empty nonce', () => ({ nonce: null }), /nonce/],
  ['that names nobody', () => ({ sub: undefined }), /neither/],
  ['with an empty subject', () => ({ sub: '' }), /\(sub\)/],
  ['with a number as its subject', () => ({ sub: 1 }), /\(sub\)/],
  ['with an empty session', () => ({ sid: '' }), /\(sid\)/],
  ['with a list of sessions', () => ({ sid: ['session-1'] }), /\(sid\)/],
  ['whose subject is null beside a session', () => ({ sub: null, sid: 'session-1' }), /\(sub\)/],
];

const forged: readonly [what: string, forge: (site: Site) => Promise<string>, why: RegExp][] = [
  [
    'with alg none',
    (site) => Promise.resolve(`${encode({ alg: 'none' })}.${encode(logoutClaims(site))}.`),
    /JWT/,
  ],
  [
    'with alg none and something as its signature',
    (site) => Promise.resolve(`${encode({ alg: 'none' })}.${encode(logoutClaims(site))}.AA`),
    /\(alg\)/,
  ],
  ['whose signature was left out', async (site) => (await logoutToken(site)).replace(/[^.]+$/, ''), /JWT/],
  ['whose signature was cut', async (site) => (await logoutToken(site)).slice(0, -8), /signature/],
  [
    'whose claims were changed after signing',
    async (site) => {
      const [header, , signature] = (await logoutToken(site, { sub: 'eve' })).split('.');
      return [header, encode(logoutClaims(site)), signature].join('.');
    },
    /signature/,
  ],
  [
    'signed by a stranger under the provider’s key id',
    async (site) => site.openid.sign(logoutClaims(site), {}, (await strangersKey).privateKey),
    /signature/,
  ],
  ['with an unknown key id', (site) => logoutToken(site, {}, { kid: 'unknown' }), /signature/],
  [
    'that brings the key along',
    (site) => {
      const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const head = encode({ alg: 'RS256', jwk: publicKey.export({ format: 'jwk' }), kid: 'stub' });
      const signed = `${head}.${encode(logoutClaims(site))}`;
      const signature = signWith('sha256', Buffer.from(signed), privateKey).toString('base64url');
      return Promise.resolve(`${signed}.${signature}`);
    },
    /signature/,
  ],
  [
    'signed with the client secret in place of a key',
    (site) => {
      const signed = `${encode({ alg: 'HS256', typ: 'logout+jwt' })}.${encode(logoutClaims(site))}`;
      const signature = createHmac('sha256', 'stub-secret-never-to-be-seen')
        .update(signed)
        .digest('base64url');
      return Promise.resolve(`${signed}.${signature}`);
    },
    /\(alg\)/,
  ],
  ['that is an ID token', (site) => site.openid.idTokenFor(new URLSearchParams()), /jti|events/],
  ['of another type', (site) => logoutToken(site, {}, { typ: 'at+jwt' }), /\(typ\)/],
  [
    'whose type is a number',
    async (site) =>
      (await logoutToken(site)).replace(/^[^.]+/, encode({ alg: 'RS256', kid: 'stub', typ: 5 })),
    /\(typ\)/,
  ],
  [
    // A number of JSON is infinite once it is read.
    'made endlessly long ago',
    (site) => site.openid.signText(JSON.stringify(logoutClaims(site)).replace(/"iat":\d+/, '"iat":-1e999')),
    /\(iat\)/,
  ],
  [
    'that must be read in an unknown way',
    async (site) => {
      const [, payload, signature] = (await logoutToken(site)).split('.');
      return [encode({ alg: 'RS256', kid: 'stub', crit: ['x'], x: 1 }), payload, signature].join('.');
    },
    /\(crit\)/,
  ],
  ['of five parts', async (site) => `${await logoutToken(site)}.a.b`, /JWT/],
  ['whose header is no JSON', async (site) => (await logoutToken(site)).replace(/^[^.]+/, 'e30x'), /read/],
  ['whose header is a list', async (site) => (await logoutToken(site)).replace(/^[^.]+/, encode([])), /read/],
  [
    'whose claims are null',
    async (site) => (await logoutToken(site)).replace(/\.[^.]+\./, `.${encode(null)}.`),
    /read/,
  ],
  [
    'whose claims are not UTF-8',
    async (site) => (await logoutToken(site)).replace(/\.[^.]+\./, '.gICA.'),
    /read/,
  ],
  ['that is nonsense', () => Promise.resolve('nonsense'), /JWT/],
];

describe('a logout token', () => {
  for (const [what, change, why] of wrongClaims)
    test(
      `${what} is refused, and ends nothing`,
      onLogoutSite(async (site, store) => {
        await expectRefused(site, store, { token: await logoutToken(site, change(site)) }, why);
      }),
    );

  for (const [what, forge, why] of forged)
    test(
      `${what} is refused, and ends nothing`,
      onLogoutSite(async (site, store) => {
        await expectRefused(site, store, { token: await forge(site) }, why);
      }),
    );

  test(
    'is looked for in a form of one, of at most 64 KB',
    onLogoutSite(async (site, store) => {
      const token = await logoutToken(site);
      const twice = `logout_token=${token}&logout_token=${token}`;
      await expectRefused(site, store, { body: twice });
      await expectRefused(site, store, { body: `id_token=${token}` }, /logout_token/);
      await expectRefused(site, store, { body: '' }, /logout_token/);
      await expectRefused(site, store, {
        body: JSON.stringify({ logout_token: token }),
        type: 'application/json',
      });
      await expectRefused(site, store, { body: `logout_token=${token}`, type: 'text/plain' });
      const large = await postToken(site, { body: `logout_token=${'x'.repeat(65_536)}` });
      assert.deepEqual([large.status, await errorOf(large)], [413, 'body_too_large']);
      const inUrl = await site.send({
        method: 'POST',
        target: `${site.base}/backchannel-logout/openid?logout_token=${token}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: '',
      });
      assert.equal(inUrl.status, 400);
      const get = await site.send({ target: `${site.base}/backchannel-logout/openid?logout_token=${token}` });
      assert.deepEqual([get.status, get.headers.get('allow')], [405, 'POST']);
    }),
  );

  test(
    'tells the operator once why it was refused, with nothing of what it holds',
    onLogoutSite(async (site) => {
      for (const jti of ['one', 'two'])
        await postToken(site, { token: await logoutToken(site, { jti, aud: 'somebody-else' }) });
      const entries = site.logged.filter(({ code }) => code === 'logout_token_refused');
      assert.deepEqual(
        entries.map(({ provider, level }) => [provider, level]),
        [['openid', 'warning']],
      );
      assert.match(entries[0]?.message ?? '', /another client \(aud\)/);
      assert.doesNotMatch(JSON.stringify(entries), /somebody-else|ada/);
    }),
  );
});
