import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { GoogleOAuthProvider, type GoogleOptions, type RawUser } from '../../src/providers/index.js';
import { errorOf, onSite } from '../support/site.js';
import type { StubProvider } from '../support/stub-provider.js';
import { byRequest } from '../support/transports.js';
import { client, noList, noProfile, pagesOf, problemsOf } from './authorization-url.js';

const optionsOf = (more: Partial<GoogleOptions> = {}) =>
  new GoogleOAuthProvider({ ...client, ...more }).options;

const profile = {
  sub: '110248495921238986420',
  name: 'Ada Lovelace',
  given_name: 'Ada',
  family_name: 'Lovelace',
  picture: 'https://lh3.googleusercontent.com/a/ada=s96-c',
  email: 'ada@corp.example',
  email_verified: true,
  hd: 'corp.example',
};

describe('Google', () => {
  const people: [string, RawUser, unknown[]][] = [
    ['whole', profile, ['Ada Lovelace', 'ada@corp.example', profile.picture]],
    [
      'with the truth in words',
      { ...profile, email_verified: 'true' },
      ['Ada Lovelace', 'ada@corp.example', profile.picture],
    ],
    // Anyone can enter anyone's address: only a verified one proves anything.
    [
      'with an address that is not verified',
      { ...profile, email_verified: false },
      ['Ada Lovelace', null, profile.picture],
    ],
    [
      'with an address of which nothing is said',
      { ...profile, email_verified: undefined },
      ['Ada Lovelace', null, profile.picture],
    ],
    [
      'with an address that only looks verified',
      { ...profile, email_verified: 1 },
      ['Ada Lovelace', null, profile.picture],
    ],
    ['of little more than an id', { sub: '1' }, [null, null, null]],
    ['of odd types', { sub: '1', name: 5, email: {}, email_verified: true, picture: [] }, [null, null, null]],
  ];
  for (const [what, raw, [name, email, avatarUrl]] of people) {
    test(`reads a profile ${what}`, async () => {
      assert.deepEqual(await optionsOf().userFn?.(raw, noProfile, {}), { name, email, avatarUrl });
    });
  }

  test('refuses webviews, of which a Google elsewhere says nothing', () => {
    assert.equal(optionsOf().refusesWebviews, true);
    assert.equal(optionsOf({ issuer: 'https://id.example' }).refusesWebviews, undefined);
  });

  test('reads groups page by page, by the address that the ID token verifies', async () => {
    const { list, asked } = pagesOf(
      {
        memberships: [
          { group: 'groups/01', groupKey: { id: 'staff@corp.example' }, displayName: 'Staff', labels: {} },
          { group: 'groups/02', groupKey: { id: 'ops@corp.example' }, displayName: '' },
        ],
        nextPageToken: 'a b&c',
      },
      { memberships: [{ group: 'groups/03', displayName: 'Third' }], nextPageToken: '' },
    );
    const groups = await optionsOf().groupsFn?.({ claims: profile, raw: noProfile }, list);
    assert.deepEqual(groups, [
      { id: 'staff@corp.example', name: 'Staff' },
      { id: 'ops@corp.example', name: 'ops@corp.example' },
      { id: 'groups/03', name: 'Third' },
    ]);
    const [first, second] = asked.map((address) => new URL(address));
    const at = 'https://cloudidentity.googleapis.com/v1/groups/-/memberships:searchDirectGroups';
    assert.deepEqual(
      [first, second].map((url) => url!.origin + url!.pathname),
      [at, at],
    );
    const query =
      "member_key_id == 'ada@corp.example' && 'cloudidentity.googleapis.com/groups.discussion_forum' in labels";
    assert.deepEqual(Object.fromEntries(first!.searchParams), { query });
    assert.deepEqual(Object.fromEntries(second!.searchParams), { query, pageToken: 'a b&c' });
  });

  test('asks the profile for the address where the ID token has none', async () => {
    const { list, asked } = pagesOf({});
    const person = { claims: { sub: '1' }, raw: () => Promise.resolve(profile) };
    assert.deepEqual(await optionsOf().groupsFn?.(person, list), []);
    assert.ok(new URL(asked[0]!).searchParams.get('query')?.includes("'ada@corp.example'"));
  });

  // An address that ends the text it stands in would ask for somebody else's groups.
  const hostile: [string, string][] = [
    ["o'brien@corp.example", String.raw`member_key_id == 'o\'brien@corp.example' && '`],
    [
      "x' || member_key_id == 'boss@corp.example",
      String.raw`member_key_id == 'x\' || member_key_id == \'boss@corp.example' && '`,
    ],
    [
      String.raw`x\' || true || '@corp.example`,
      String.raw`member_key_id == 'x\\\' || true || \'@corp.example' && '`,
    ],
  ];
  for (const [email, start] of hostile) {
    test(`asks for the groups of ${email} and of nobody else`, async () => {
      const { list, asked } = pagesOf({ memberships: [] });
      const claims = { email, email_verified: true };
      await optionsOf().groupsFn?.({ claims, raw: noProfile }, list);
      assert.ok(new URL(asked[0]!).searchParams.get('query')?.startsWith(start), asked[0]);
    });
  }

  // Whoever entered a colleague's address would be told the colleague's groups.
  test('asks for no groups by an address that is not verified', async () => {
    const raw = { ...profile, email_verified: false };
    const person = { claims: { ...raw }, raw: () => Promise.resolve(raw) };
    await assert.rejects(async () => optionsOf().groupsFn?.(person, noList), { code: 'groups_fetch_failed' });
  });

  // An outage that passed for "in no group" would take rights away, or give them.
  for (const body of [null, 'x', [], 5]) {
    test(`takes ${JSON.stringify(body)} for no list of groups`, async () => {
      const { list } = pagesOf(body);
      const read = async (): Promise<unknown> =>
        optionsOf().groupsFn?.({ claims: profile, raw: noProfile }, list);
      await assert.rejects(read, /no list of groups/);
    });
  }

  test('asks another address for groups where one is set, which is checked', async () => {
    const groupsEndpoint = 'http://localhost:4000/groups?x=y';
    const { list, asked } = pagesOf({});
    await optionsOf({ groupsEndpoint }).groupsFn?.({ claims: profile, raw: noProfile }, list);
    assert.ok(asked[0]?.startsWith('http://localhost:4000/groups?x=y&query='));
    assert.deepEqual(
      problemsOf({ type: 'google', ...client, groupsEndpoint: 'http://evil.example/groups' }),
      ['providers[0].groupsEndpoint: must be https (http only on loopback)'],
    );
    // Said to be there, they are asked for even with another issuer.
    const elsewhere = optionsOf({ groupsEndpoint, issuer: 'https://id.example' });
    assert.equal(typeof elsewhere.groupsFn, 'function');
  });

  const domains: [string, string | undefined, unknown, boolean | undefined][] = [
    ['that domain', 'corp.example', 'corp.example', true],
    ['that domain in capitals', 'Corp.Example', 'CORP.example', true],
    ['any domain', '*', 'other.example', true],
    // The person took `hd` out of the address, or put another in.
    ['a private account', 'corp.example', undefined, false],
    ['a private account where any domain will do', '*', undefined, false],
    ['no domain in particular', '*', '', false],
    ['another domain', 'corp.example', 'evil.example', false],
    ['a domain that ends alike', 'corp.example', 'evil-corp.example', false],
    ['a list of domains', 'corp.example', ['corp.example'], false],
    ['whatever domain where none is set', undefined, 'any.example', undefined],
  ];
  for (const [what, hostedDomain, hd, verdict] of domains) {
    test(`with a hosted domain judges ${what}`, () => {
      const options = optionsOf(hostedDomain === undefined ? {} : { hostedDomain });
      assert.equal(options.acceptClaimsFn?.({ hd }), verdict);
    });
  }

  // A judge of the app's own must not stand in the place of the domain check.
  test('with a hosted domain also asks an own acceptClaimsFn', () => {
    const judged: unknown[] = [];
    const options = optionsOf({
      hostedDomain: 'corp.example',
      acceptClaimsFn: ({ sub }) => judged.push(sub) > 0 && sub === 'ada',
    });
    const judge = (claims: RawUser): unknown => options.acceptClaimsFn?.(claims);
    assert.equal(judge({ hd: 'evil.example', sub: 'ada' }), false);
    assert.deepEqual(judged, []);
    assert.equal(judge({ hd: 'corp.example', sub: 'eve' }), false);
    assert.equal(judge({ hd: 'corp.example', sub: 'ada' }), true);
    assert.deepEqual(judged, ['eve', 'ada']);
  });

  // Without keys there is no ID token, and nobody's domain would be looked at.
  test('with a hosted domain is refused where ID tokens cannot be checked', () => {
    const elsewhere = {
      issuer: 'https://id.example',
      authorizationEndpoint: 'https://id.example/a',
      tokenEndpoint: 'https://id.example/t',
    };
    const provider = { type: 'google', ...client, ...elsewhere, hostedDomain: 'corp.example' };
    assert.deepEqual(problemsOf(provider), [
      'providers[0].jwksUri: is missing. Set it to the URL at which the provider publishes its keys',
    ]);
    assert.deepEqual(problemsOf({ ...provider, jwksUri: 'https://id.example/j' }), []);
    assert.deepEqual(problemsOf({ type: 'google', ...client, ...elsewhere }), []);
  });

  const google = ({ url }: StubProvider) => ({
    ...optionsOf({ hostedDomain: 'corp.example', issuer: url }),
    id: 'openid',
    clientId: 'stub-client',
  });
  for (const [who, hd, status] of [
    ['of the domain', 'corp.example', 303],
    // A private account, by an address without `hd`.
    ['of none', undefined, 502],
  ] as const) {
    test(
      `with a hosted domain answers ${status} to a person ${who}`,
      onSite(
        byRequest,
        async (site) => {
          site.openid.claims = { hd };
          const { pathname, search } = new URL(site.openid.approve(await site.begin('', 'openid')));
          const accept = { accept: 'application/json', 'sec-fetch-site': 'cross-site' };
          const response = await site.browser.visit(pathname + search, accept);
          assert.equal(response.status, status);
          if (status !== 303) assert.equal(await errorOf(response), 'id_token_invalid');
          assert.equal(site.openid.count('/user'), status === 303 ? 1 : 0);
          assert.equal((await site.session()).authorizations.length, status === 303 ? 1 : 0);
        },
        { openid: google },
      ),
    );
  }
});
