import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openSite } from '../../support/site.js';
import { byRequest } from '../../support/transports.js';

describe('providers()', () => {
  test('says what GET /providers says, and no secret', async () => {
    const site = await openSite(byRequest, { settings: { site: { name: 'The Shop' } } });
    try {
      const listed = site.endpoint.providers();
      const response = await site.endpoint.fetch(new Request(`${site.url}${site.base}/providers`));
      assert.deepEqual(await response.json(), listed);
      assert.equal(listed.site.name, 'The Shop');
      assert.deepEqual(
        listed.providers.map(({ id }) => id),
        ['stub', 'openid'],
      );
      assert.doesNotMatch(JSON.stringify(listed), /client|secret/i);
    } finally {
      await site.close();
    }
  });

  test('returns a copy', async () => {
    const site = await openSite(byRequest);
    try {
      Object.assign(site.endpoint.providers().providers[0] ?? {}, { name: 'Mallory' });
      assert.doesNotMatch(JSON.stringify(site.endpoint.providers()), /Mallory/);
    } finally {
      await site.close();
    }
  });
});
