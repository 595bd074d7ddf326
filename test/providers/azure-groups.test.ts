import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AzureOAuthProvider, type AzureOptions, type RawUser } from '../../src/providers/index.js';
import { client, noList, noProfile, pagesOf } from './authorization-url.js';

const optionsOf = (more: Partial<AzureOptions> = {}) =>
  new AzureOAuthProvider({ ...client, ...more }).options;

describe('the groups of Microsoft', () => {
  const next = 'https://graph.microsoft.com/v1.0/me/memberOf?$skiptoken=x';
  const pages = [
    {
      value: [
        { '@odata.type': '#microsoft.graph.group', id: 'g1', displayName: 'Staff' },
        { '@odata.type': '#microsoft.graph.directoryRole', id: 'r1', displayName: 'Global Administrator' },
      ],
      '@odata.nextLink': next,
    },
    {
      value: [
        { id: 'g2', displayName: null },
        { '@odata.type': '#microsoft.graph.administrativeUnit', id: 'u1' },
      ],
    },
  ];
  const first = 'https://graph.microsoft.com/v1.0/me/memberOf?$select=id,displayName&$top=999';
  const ofGraph = [
    { id: 'g1', name: 'Staff' },
    { id: 'g2', name: 'g2' },
  ];

  // A directory role that stood among groups would pass for one.
  test('are those of Graph, page by page, and no roles', async () => {
    const { list, asked } = pagesOf(...pages);
    assert.deepEqual(
      await optionsOf().groupsFn?.({ claims: { groups: ['x'] }, raw: noProfile }, list),
      ofGraph,
    );
    assert.deepEqual(asked, [first, next]);
  });

  test('are those of the ID token where that is set', async () => {
    const { groupsFn } = optionsOf({ groups: 'claim' });
    const ids = ['6d1f8a1e-0000-4000-8000-000000000001', 'Staff'];
    assert.deepEqual(await groupsFn?.({ claims: { groups: ids }, raw: noProfile }, noList), ids);
    assert.deepEqual(await groupsFn?.({ claims: {}, raw: noProfile }, noList), []);
    assert.equal(await groupsFn?.({ claims: { groups: 'x' }, raw: noProfile }, noList), 'x');
  });

  const overages: [string, RawUser][] = [
    [
      'names where to ask',
      { _claim_names: { groups: 'src1' }, _claim_sources: { src1: { endpoint: 'https://evil.example' } } },
    ],
    ['says that there are some', { hasgroups: true }],
    ['says so in words', { hasgroups: 'true' }],
    ['has some of them', { hasgroups: true, groups: ['x'] }],
  ];
  for (const [what, claims] of overages) {
    // Where to ask is never taken from the token.
    test(`are Graph’s where they are too many for a token that ${what}`, async () => {
      const { list, asked } = pagesOf(...pages);
      const { groupsFn } = optionsOf({ groups: 'claim' });
      assert.deepEqual(await groupsFn?.({ claims, raw: noProfile }, list), ofGraph);
      assert.deepEqual(asked, [first, next]);
    });
  }

  test('are asked for at the Graph that is set', async () => {
    const { list, asked } = pagesOf({ value: [] });
    const { groupsFn } = optionsOf({ graph: 'http://localhost:4005/v1.0' });
    assert.deepEqual(await groupsFn?.({ claims: {}, raw: noProfile }, list), []);
    assert.deepEqual(asked, ['http://localhost:4005/v1.0/me/memberOf?$select=id,displayName&$top=999']);
  });
});
