import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { byRequest } from '../../support/transports.js';
import type { Site } from '../../support/site.js';
import { onTokenSite } from '../contract/refresh-site.js';

const way = byRequest;

async function savedToken(site: Site): Promise<string> {
  const token = (await site.authorization('stub'))?.token;
  return token?.toJSON() ?? assert.fail('Nobody is signed in.');
}

describe('restore(provider, token, { signedInAt })', () => {
  // A database returns a big number as text, and a clock counts milliseconds.
  for (const [what, signedInAt] of [
    ['text', (now: number) => String(Math.floor(now) - 365 * 86_400)],
    ['milliseconds', (now: number) => now * 1000],
    ['endless', () => Infinity],
    ['not a number', () => NaN],
  ] as const)
    test(
      `refuses a signedInAt that is ${what}: the sign-in would never end`,
      onTokenSite(way, async (site) => {
        const saved = await savedToken(site);
        const calls = site.stub.calls.length;
        const options = { signedInAt: signedInAt(site.now / 1000) as number };
        await assert.rejects(site.endpoint.restore('stub', saved, options), { code: 'saved_token_invalid' });
        assert.equal(site.stub.calls.length, calls);
      }),
    );

  test(
    'takes a signedInAt of a server whose clock is a minute ahead, as now',
    onTokenSite(way, async (site) => {
      const signedInAt = site.now / 1000 + 60;
      const restored = await site.endpoint.restore('stub', await savedToken(site), { signedInAt });
      assert.equal(restored.signedInAt, site.now / 1000);
    }),
  );
});
