import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { onSite } from '../../support/site.js';
import { byRequest } from '../../support/transports.js';

describe('an issuer that has no metadata', () => {
  test(
    'is told to the operator, with the address where the metadata must be',
    onSite(byRequest, async (site) => {
      site.openid.answers.delete('/.well-known/openid-configuration');
      const response = await site
        .newBrowser()
        .visit(`${site.base}/login/openid`, { accept: 'application/json' });
      assert.equal(response.status, 502);
      assert.equal(site.logged.length, 1);
      const { code, message, cure } = site.logged[0]!;
      assert.equal(code, 'provider_unreachable');
      assert.match(message, /: it answered HTTP 404\.$/);
      assert.match(cure, /its metadata must be at \{issuer\}\/\.well-known\/openid-configuration\.$/);
    }),
  );
});
