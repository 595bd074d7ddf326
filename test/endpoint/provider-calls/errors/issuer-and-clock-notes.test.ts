import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { OperatorLogEntry } from '../../../../src/endpoint/index.js';
import { onSite, type Site, type SiteOptions } from '../../../support/site.js';
import { clientSecret, metadataOf, secondsNow } from '../../../support/stub-provider.js';
import { byRequest } from '../../../support/transports.js';

const withLog = (run: (site: Site, log: OperatorLogEntry[]) => Promise<void>, options: SiteOptions = {}) => {
  const log: OperatorLogEntry[] = [];
  return onSite(byRequest, (site) => run(site, log), {
    ...options,
    settings: { log: (entry) => log.push(entry) },
  });
};

/** A login that fails; what the visitor sees names nothing of it. */
async function failedLogin({ browser, begin, stub, openid }: Site, provider = 'openid'): Promise<string> {
  const { pathname, search } = new URL(
    (provider === 'stub' ? stub : openid).approve(await begin('', provider)),
  );
  const response = await browser.visit(pathname + search, { accept: 'application/json' });
  assert.notEqual(response.status, 303);
  return response.text();
}

const entriesOf = (log: readonly OperatorLogEntry[], code: string): OperatorLogEntry[] =>
  log.filter((entry) => entry.code === code);

describe('the operator is told once, and the visitor never', () => {
  test(
    'of an issuer that differs from the metadata’s by a slash, with both',
    withLog(
      async (site, log) => {
        const path = '/realms/x/.well-known/openid-configuration';
        site.openid.answers.set(path, () => ({
          body: { ...metadataOf(site.openid.url), issuer: `${site.openid.url}/realms/x` },
        }));
        for (let times = 0; times < 2; times++) {
          const response = await site.browser.visit(`${site.base}/login/openid`, {
            accept: 'application/json',
          });
          const text = await response.text();
          assert.match(text, /provider_unreachable/);
          assert.ok(!text.includes('realms'));
        }
        const [entry, ...more] = entriesOf(log, 'issuer_mismatch');
        assert.deepEqual([entry?.provider, entry?.level, more.length], ['openid', 'error', 0]);
        const { url } = site.openid;
        const message = entry?.message ?? '';
        assert.ok(message.includes(`"${url}/realms/x/"`) && message.endsWith(`"${url}/realms/x".`), message);
      },
      { openid: ({ url }) => ({ issuer: `${url}/realms/x/` }) },
    ),
  );

  test(
    'of an issuer that ID tokens name otherwise, with both; what is no address is not repeated',
    withLog(async (site, log) => {
      site.openid.claims = { iss: `${site.openid.url}/v2` };
      assert.ok(!(await failedLogin(site)).includes('/v2'));
      const message = entriesOf(log, 'issuer_mismatch')[0]?.message ?? '';
      assert.ok(
        message.includes(`"${site.openid.url}"`) && message.endsWith(`"${site.openid.url}/v2".`),
        message,
      );
    }),
  );

  test(
    'but for an issuer that is no address',
    withLog(async (site, log) => {
      site.openid.claims = { iss: 'https://u:p@x.example/?a=MARKER' };
      await failedLogin(site);
      assert.match(entriesOf(log, 'issuer_mismatch')[0]?.message ?? '', /something else\.$/);
      assert.ok(!JSON.stringify(log).includes('MARKER'));
    }),
  );

  // Claims in seconds from the moment of the login.
  for (const [what, claims, date, words] of [
    ['behind', { iat: -400, exp: -100 }, -400, /\(exp\).*(39\d|40\d) seconds behind/],
    ['ahead', { iat: 900, exp: 1200 }, 900, /\(iat\).*(89\d|90\d) seconds ahead of/],
    ['ahead, by nbf', { nbf: 120 }, 120, /\(nbf\).*(11\d|12\d) seconds ahead of/],
    ['right', { exp: -100 }, 0, /both clocks agree/],
    ['not told', { exp: -100 }, undefined, /doesn't say what time it is/],
  ] as const)
    test(
      `of a provider’s clock that is ${what}, in seconds`,
      withLog(async (site, log) => {
        site.openid.claims = Object.fromEntries(
          Object.entries(claims).map(([name, seconds]) => [name, secondsNow() + seconds]),
        );
        const honest = site.openid.answers.get('/token');
        site.openid.answers.set('/token', async (call) => {
          const reply = (await honest?.(call)) as object;
          const told = date === undefined ? 'yesterday' : new Date(Date.now() + date * 1000).toUTCString();
          return { ...reply, headers: { date: told } };
        });
        assert.ok(!/\d+ seconds/.test(await failedLogin(site)));
        const [entry, ...more] = entriesOf(log, 'clock_difference');
        assert.match(entry?.message ?? '', words);
        assert.deepEqual([entry?.provider, more.length], ['openid', 0]);
      }),
    );

  for (const [what, status, body] of [
    ['by the standard’s code', 401, { error: 'invalid_client' }],
    ['by GitHub’s, with HTTP 200', 200, { error: 'incorrect_client_credentials' }],
  ] as const)
    test(
      `of a client that is refused ${what}, with the names of the settings and no value`,
      withLog(async (site, log) => {
        site.stub.answers.set('/token', () => ({
          status,
          body: { ...body, error_description: clientSecret },
        }));
        for (let times = 0; times < 3; times++) await failedLogin(site, 'stub');
        const [entry, ...more] = entriesOf(log, 'invalid_client');
        assert.deepEqual([entry?.provider, more.length], ['stub', 0]);
        assert.match(entry?.cure ?? '', /clientId.*clientSecret.*clientAuth/s);
        assert.ok(!JSON.stringify(log).includes(clientSecret));
        assert.ok(!site.browser.seen.join('\n').includes(clientSecret));
      }),
    );
});
