import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createOAuthEndpoint } from '../../../src/endpoint/index.js';

const provider = { type: 'github', clientId: 'id', clientSecret: 'secret' };

for (const [what, words, told] of [
  ['group', { panels: {} }, /de\.panels is no group of words: there are button, badge, .*failures$/],
  [
    'word',
    { unnamed: { page: 'x' } },
    /unnamed\.page is no word of this group: its words are provider, site$/,
  ],
] as const)
  test(`a ${what} of the setting locales that there is none of is refused, with those that there are`, () => {
    const settings = { secret: 'x9'.repeat(24), baseUrl: 'https://example.com', providers: [provider] };
    assert.throws(
      () => createOAuthEndpoint({ ...settings, locales: { de: words as object } }),
      ({ description }: { description: string }) => told.test(description.replace(': is no', ' is no')),
    );
  });
