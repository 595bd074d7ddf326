import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { PublicKeys } from '../../../../src/endpoint/provider-calls/id-token/public-keys.js';
import { onSite } from '../../../support/site.js';
import { clientId, secondsNow } from '../../../support/stub-provider.js';
import { byRequest } from '../../../support/transports.js';

const pairs = await Promise.all(['a', 'b'].map(() => generateKeyPair('RS256', { extractable: true })));
const [first, second] = await Promise.all(
  pairs.map(async ({ publicKey, privateKey }, index) => {
    const kid = `key-${index}`;
    const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' };
    const sign = (header = kid) =>
      new SignJWT({ sub: 'ada' }).setProtectedHeader({ alg: 'RS256', kid: header }).sign(privateKey);
    return { jwk, sign, privateKey };
  }),
);
assert.ok(first && second);

/** Keys of a provider that serves what a test says, at a time that it says. */
function serving(body: () => unknown) {
  const stage = { now: 1_000_000, calls: 0 };
  const fetch = (): Promise<Response> => {
    stage.calls += 1;
    const answer = body();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(Response.json(answer));
  };
  return Object.assign(stage, { keys: new PublicKeys('https://id.example/jwks', fetch, () => stage.now) });
}

const invalid = { code: 'id_token_invalid' };

describe('a provider’s keys', () => {
  test('are asked for once, and again after five minutes', async () => {
    const stage = serving(() => ({ keys: [first.jwk] }));
    await Promise.all([stage.keys.verify(await first.sign()), stage.keys.verify(await first.sign())]);
    assert.equal(stage.calls, 1);
    stage.now += 299_999;
    await stage.keys.verify(await first.sign());
    assert.equal(stage.calls, 1);
    stage.now += 1;
    await stage.keys.verify(await first.sign());
    assert.equal(stage.calls, 2);
  });

  test('that were rotated a moment after the last look are looked at again at once', async () => {
    let keys = [first.jwk];
    const stage = serving(() => ({ keys }));
    await stage.keys.verify(await first.sign());
    keys = [second.jwk];
    await Promise.all([stage.keys.verify(await second.sign()), stage.keys.verify(await second.sign())]);
    assert.equal(stage.calls, 2);
  });

  test('are looked at for a made-up key once in ten seconds, and those that exist go on working', async () => {
    const stage = serving(() => ({ keys: [first.jwk] }));
    await stage.keys.verify(await first.sign());
    for (let index = 0; index < 50; index += 1)
      await assert.rejects(stage.keys.verify(await first.sign(`made-up-${index}`)), invalid);
    assert.equal(stage.calls, 2);
    await stage.keys.verify(await first.sign());
    stage.now += 10_000;
    await assert.rejects(stage.keys.verify(await first.sign('made-up')), invalid);
    assert.equal(stage.calls, 3);
  });

  test('refuse a token that another key has signed, and are not looked at again for it', async () => {
    const stage = serving(() => ({ keys: [first.jwk] }));
    await assert.rejects(stage.keys.verify(await second.sign('key-0')), invalid);
    assert.equal(stage.calls, 1);
  });

  const unsigned = `${btoa('{"alg":"none","kid":"key-0"}').replace(/=/g, '')}.e30.`;
  for (const [what, token] of [
    ['no signature', unsigned],
    ['a symmetric one', `${btoa('{"alg":"HS256","kid":"key-0"}').replace(/=/g, '')}.e30.AAAA`],
    ['nothing of a token', 'x'],
  ] as const)
    test(`refuse what has ${what}`, () =>
      assert.rejects(serving(() => ({ keys: [first.jwk] })).keys.verify(token), invalid));

  for (const [what, body] of [
    ['are no keys', { keys: 'x' }],
    ['are a list', []],
    ['are larger than what may be kept', { keys: [first.jwk], filler: 'x'.repeat(600_000) }],
  ] as const)
    test(`that ${what} are refused, and asked for again the next time`, async () => {
      let answer: unknown = body;
      const stage = serving(() => answer);
      await assert.rejects(stage.keys.verify(await first.sign()), invalid);
      answer = { keys: [first.jwk] };
      await stage.keys.verify(await first.sign());
      assert.equal(stage.calls, 2);
    });

  test(
    'that were rotated within a minute do not fail a login',
    onSite(byRequest, async (site) => {
      const { openid } = site;
      assert.equal((await site.login('', 'openid')).status, 303);
      const address = await site.begin('', 'openid');
      const nonce = new URL(address).searchParams.get('nonce');
      const now = secondsNow();
      const claims = { iss: openid.url, aud: clientId, sub: 'ada', iat: now, exp: now + 300, nonce };
      openid.token = { id_token: await openid.sign(claims, { kid: 'key-1' }, second.privateKey) };
      openid.answers.set('/jwks', () => ({ body: { keys: [second.jwk] } }));
      const response = await site.back(openid.approve(address));
      assert.equal(response.status, 303, await response.clone().text());
      assert.equal(openid.count('/jwks'), 2);
    }),
  );
});
