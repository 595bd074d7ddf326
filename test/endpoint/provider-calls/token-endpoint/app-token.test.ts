import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { OperatorNote } from '../../../../src/endpoint/log/operator-note.js';
import { AppToken } from '../../../../src/endpoint/provider-calls/token-endpoint/app-token.js';
import { TokenResponseError } from '../../../../src/endpoint/provider-calls/token-endpoint/read-token-response.js';
import type { TokenEndpoint } from '../../../../src/endpoint/provider-calls/token-endpoint/token-endpoint.js';
import type { CheckedProvider } from '../../../../src/endpoint/settings/check-provider.js';
import { OAuthError } from '../../../../src/protocol/errors.js';

const provider = { id: 'corp', name: 'Corp', clientSecret: 'the-secret' } as CheckedProvider;

function open(lifetime: number | undefined = 7200) {
  const time = { now: 1_000_000 };
  const site = { count: 0, failure: undefined as Error | undefined, type: 'bearer' };
  const ask = () => {
    site.count++;
    if (site.failure) return Promise.reject(site.failure);
    const answer = { access_token: `token-${site.count}`, token_type: site.type, expires_in: lifetime };
    return Promise.resolve(answer);
  };
  const token = new AppToken(provider, { ask } as unknown as TokenEndpoint, () => time.now);
  return { time, site, token };
}

describe('the token of an app', () => {
  test('is fetched once for a thousand logins at once', async () => {
    const { token, site } = open();
    const got = await Promise.all(Array.from({ length: 1000 }, () => token.get()));
    assert.deepEqual([...new Set(got.map(({ access_token }) => access_token))], ['token-1']);
    assert.equal(site.count, 1);
  });

  test('is kept until five minutes before its end, and says how long it still lasts', async () => {
    const { token, site, time } = open();
    assert.equal((await token.get()).expires_in, 7200);
    time.now += 6_899_000;
    assert.deepEqual(
      [(await token.get()).access_token, (await token.get()).expires_in, site.count],
      ['token-1', 301, 1],
    );
    time.now += 1000;
    assert.deepEqual([(await token.get()).access_token, site.count], ['token-2', 2]);
  });

  for (const [what, answered, usual, keptMs] of [
    ['nobody knows how long it lasts', undefined, null, 60_000],
    ['the settings say how long it lasts', undefined, 7200, 6_900_000],
    ['it lasts for five minutes', 300, null, 60_000],
    ['it lasts for no time', 0, null, 60_000],
  ] as const)
    test(`is kept for ${keptMs} ms where ${what}`, async () => {
      const time = { now: 0 };
      let count = 0;
      const ask = () => {
        const named = answered === undefined ? {} : { expires_in: answered };
        return Promise.resolve({ access_token: `token-${++count}`, token_type: 'bearer', ...named });
      };
      const settings = { ...provider, defaultExpiresIn: usual } as CheckedProvider;
      const token = new AppToken(settings, { ask } as unknown as TokenEndpoint, () => time.now);
      await token.get();
      time.now += keptMs - 1;
      for (let login = 0; login < 50; login++) await token.get();
      assert.equal(count, 1);
      time.now += 1;
      await token.get();
      assert.equal(count, 2);
    });

  test('is fetched again five seconds after a failure, which answers all logins until then', async () => {
    const { token, site, time } = open();
    site.failure = new OAuthError('provider_unreachable', 'The provider is out of order for now.');
    for (let login = 0; login < 100; login++)
      await assert.rejects(token.get(), { code: 'provider_unreachable' });
    assert.equal(site.count, 1);
    site.failure = undefined;
    time.now += 4999;
    await assert.rejects(token.get(), { code: 'provider_unreachable' });
    time.now += 1;
    assert.deepEqual([(await token.get()).access_token, site.count], ['token-2', 2]);
  });

  test('is not kept if it is of a kind that can’t be used, and is fetched again after five seconds', async () => {
    const { token, site, time } = open();
    site.type = 'dpop';
    for (let login = 0; login < 100; login++)
      await assert.rejects(token.get(), { code: 'token_response_invalid' });
    assert.equal(site.count, 1);
    site.type = 'bearer';
    time.now += 5000;
    assert.deepEqual([(await token.get()).access_token, site.count], ['token-2', 2]);
  });

  test('is fetched at most once a minute, however many made-up codes make the provider refuse it', async () => {
    const { token, site, time } = open();
    for (let second = 0; second < 600; second++) {
      await token.get();
      token.doubt();
      time.now += 1000;
    }
    assert.equal(site.count, 10);
  });

  test('shows visitors nothing of what the provider says of this server, and tells the operator', async () => {
    const { token, site } = open();
    const words = 'not allow to access from your ip, from ip: 198.51.100.77, the-secret';
    const body = { error: '60020', error_description: words };
    site.failure = Object.assign(new TokenResponseError('OAUTH_RESPONSE_BODY_ERROR', 'x', 200), body);
    const error = await token.get().catch((thrown: unknown) => thrown);
    assert.ok(error instanceof OAuthError && error.cause instanceof OperatorNote);
    assert.deepEqual([error.code, error.description], ['60020', 'The provider refuses this site.']);
    const { message } = error.cause.entry;
    assert.ok(message.includes('198.51.100.77') && !message.includes('the-secret'), message);
  });
});
