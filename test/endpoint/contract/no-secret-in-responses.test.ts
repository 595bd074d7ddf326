import assert from 'node:assert/strict';
import { test } from 'node:test';
import { label, onSite, secret } from '../../support/site.js';
import { clientSecret } from '../../support/stub-provider.js';
import { endpointContract } from '../../support/endpoint-contract.js';

endpointContract((way) => {
  // S9, S3: what a page, a log, a history or the next site's Referer could have held.
  test(
    'no answer, address or header ever holds a token, code, verifier or secret, in success and in failure',
    onSite(way, async (site) => {
      const { browser, stub, openid, base } = site;
      await site.login(`?mode=popup&flow=${label}`);
      await site.login('?return_to=/a', 'openid');
      await site.session();
      await browser.ask(`${base}/providers`);
      for (const change of [{ access_token: 5 }, { token_type: 'mac' }, { error: 'invalid_grant' }]) {
        stub.token = change;
        await site.login(`?mode=popup&flow=${label}`);
      }
      openid.claims = { nonce: 'another' };
      await site.login(`?mode=popup&flow=${label}`, 'openid');
      stub.answers.set('/token', ({ body }) => ({ status: 500, body }));
      await site.login();
      await browser.post(`${base}/logout`);

      const calls = [...stub.calls, ...openid.calls];
      const verifiers = calls.flatMap(({ form }) => form.get('code_verifier') ?? []);
      assert.equal(verifiers.length, 7);
      const hidden = [...stub.tokens, ...openid.tokens, ...verifiers, secret, clientSecret];
      assert.ok(hidden.length > 20);
      const seen = browser.seen.join('\n');
      assert.deepEqual(
        hidden.filter((word) => seen.includes(word)),
        [],
      );
      // Nor does a cookie hold one in the clear.
      assert.deepEqual(
        hidden.filter((word) => browser.cookieHeader.includes(word)),
        [],
      );
      assert.ok(!/eyJ[\w-]+\.eyJ/.test(seen), 'an ID token');
    }),
  );
});
