import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { revocable } from '../../support/stub-provider.js';
import { onSite, type Site } from '../../support/site.js';
import { byRequest } from '../../support/transports.js';

/** Errors of a provider without a code that can be told: each becomes `server_error`. */
const errors: readonly [what: string, body: object][] = [
  ['server_error', { error: 'server_error' }],
  ['an object', { error: { reason: 'none' } }],
  ['ok: false', { ok: false }],
];

/** What a provider answers with an error, and as what the operator hears of it. */
const steps: readonly [
  step: string,
  told: string,
  run: (site: Site, fail: () => void) => Promise<unknown>,
][] = [
  [
    'a code',
    'provider_error',
    (site, fail) => {
      fail();
      return site.login();
    },
  ],
  [
    'a refresh token',
    'refresh_failed',
    async (site, fail) => {
      await site.login();
      fail();
      site.now += 3599_000;
      await site.browser.post(`${site.base}/token`);
    },
  ],
];

describe('the operator’s log tells an error of the provider as that, and not as something that nobody expected,', () => {
  for (const [step, told, run] of steps)
    for (const [what, body] of errors)
      test(
        `where it answers ${step} with ${what}`,
        onSite(
          byRequest,
          async (site) => {
            await run(site, () => site.stub.answers.set('/token', () => ({ status: 400, body })));
            assert.deepEqual(
              site.logged.map(({ code }) => code),
              [told],
            );
          },
          { stub: { tokens: 'page' } },
        ),
      );

  test(
    'where it refuses to end a token',
    onSite(
      byRequest,
      async (site) => {
        await site.login();
        site.stub.answers.set('/revoke', () => ({ status: 400, body: { error: 'server_error' } }));
        await site.browser.post(`${site.base}/logout`);
        assert.deepEqual(
          site.logged.map(({ code }) => code),
          ['revocation_failed'],
        );
      },
      { stub: revocable },
    ),
  );
});
