import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AzureOAuthProvider, type AzureOptions, type RawUser } from '../../src/providers/index.js';
import { client, noProfile, problemsOf } from './authorization-url.js';

const consumers = '9188040d-6c67-4c5b-b112-36a304b66dad';
const tenantId = '72f988bf-86f1-41af-91ab-2d7cd011db47';
const optionsOf = (more: Partial<AzureOptions> = {}) =>
  new AzureOAuthProvider({ ...client, ...more }).options;

const workId = '87d349ed-44d7-43e1-9a83-5f2406dee5bd';
const work = {
  '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users/$entity',
  businessPhones: [],
  displayName: 'Adele Vance',
  givenName: 'Adele',
  id: workId,
  mail: 'AdeleV@contoso.com',
  userPrincipalName: 'AdeleV@contoso.com',
};
const workClaims = {
  tid: tenantId,
  oid: workId,
  sub: 'AAAAAAAAAA',
  email: 'adele@contoso.com',
  name: 'Adele',
};
const personal = { displayName: 'Mia Bach', id: 'a1b2c3d4e5f60718', mail: 'mia@outlook.com' };
const personalClaims = {
  tid: consumers,
  oid: '00000000-0000-0000-a1b2-c3d4e5f60718',
  email: 'mia@hotmail.com',
};

describe('Microsoft', () => {
  const tenants: [string | undefined, string, string][] = [
    [undefined, 'common', '{tenantid}'],
    ['common', 'common', '{tenantid}'],
    ['Organizations', 'organizations', '{tenantid}'],
    ['consumers', 'consumers', consumers],
    [tenantId.toUpperCase(), tenantId, tenantId],
    ['contoso.com', 'contoso.com', '{tenantid}'],
  ];
  for (const [tenant, path, inIssuer] of tenants) {
    test(`for the tenant ${tenant ?? 'by default'} has that tenant’s addresses and issuer`, () => {
      for (const authority of [undefined, 'https://login.partner.microsoftonline.cn']) {
        const site = authority ?? 'https://login.microsoftonline.com';
        const options = optionsOf({ ...(tenant && { tenant }), ...(authority && { authority }) });
        assert.deepEqual(
          [
            options.issuer,
            options.authorizationEndpoint,
            options.tokenEndpoint,
            options.jwksUri,
            options.endSessionEndpoint,
            options.revocationEndpoint,
          ],
          [
            `${site}/${inIssuer}/v2.0`,
            `${site}/${path}/oauth2/v2.0/authorize`,
            `${site}/${path}/oauth2/v2.0/token`,
            `${site}/${path}/discovery/v2.0/keys`,
            `${site}/${path}/oauth2/v2.0/logout`,
            undefined,
          ],
        );
        assert.deepEqual(problemsOf(new AzureOAuthProvider(options)), []);
      }
    });
  }

  test('asks Graph, of a sovereign cloud where that is set', () => {
    const { userEndpoint, apiBases } = optionsOf({ graph: 'https://graph.microsoft.us/v1.0/' });
    assert.equal(userEndpoint, 'https://graph.microsoft.us/v1.0/me');
    assert.deepEqual(apiBases, ['https://graph.microsoft.us/v1.0']);
    assert.equal(optionsOf().userEndpoint, 'https://graph.microsoft.com/v1.0/me');
    const both = optionsOf({ issuer: 'https://id.example', graph: 'https://graph.example' });
    assert.equal(both.userEndpoint, 'https://graph.example/me');
  });

  // Personal accounts, which anyone can have, where only organizations' are wanted.
  const tids: [string, unknown, boolean | undefined][] = [
    ['common', consumers, undefined],
    ['consumers', consumers, undefined],
    [consumers, consumers, undefined],
    ['organizations', tenantId, true],
    ['organizations', consumers, false],
    ['organizations', consumers.toUpperCase(), false],
    ['organizations', undefined, false],
    ['organizations', [tenantId], false],
    ['contoso.com', tenantId, true],
    ['contoso.com', consumers, false],
    [tenantId, consumers, false],
  ];
  for (const [tenant, tid, verdict] of tids) {
    test(`for the tenant ${tenant} judges a token of ${JSON.stringify(tid)}`, () => {
      const { acceptClaimsFn } = optionsOf({ tenant });
      assert.equal(acceptClaimsFn?.({ tid }), verdict);
      const own = optionsOf({ tenant, acceptClaimsFn: () => true });
      assert.equal(own.acceptClaimsFn!({ tid }), verdict ?? true);
      const never = optionsOf({ tenant, acceptClaimsFn: () => false });
      assert.equal(never.acceptClaimsFn!({ tid }), false);
    });
  }

  const people: [string, RawUser, RawUser, string | null, string | null][] = [
    // nOAuth: an administrator of any tenant can set `mail` and `email` to anybody's address.
    ['of work, whose address nobody has verified', work, workClaims, 'Adele Vance', null],
    [
      'of work, whose address is known not to be verified',
      work,
      { ...workClaims, xms_edov: false },
      'Adele Vance',
      null,
    ],
    [
      'of work, whose address only looks verified',
      work,
      { ...workClaims, xms_edov: 'yes' },
      'Adele Vance',
      null,
    ],
    ['of work that says email_verified', work, { ...workClaims, email_verified: true }, 'Adele Vance', null],
    ...[true, 1, '1', 'true'].map((xms_edov): [string, RawUser, RawUser, string, string] => [
      `of work, whose address is verified (${JSON.stringify(xms_edov)})`,
      work,
      { ...workClaims, xms_edov },
      'Adele Vance',
      'adele@contoso.com',
    ]),
    // What is verified is the claim, not whatever Graph has.
    [
      'of work, verified, without the claim',
      work,
      { ...workClaims, email: undefined, xms_edov: true },
      'Adele Vance',
      null,
    ],
    ['of a personal account', personal, personalClaims, 'Mia Bach', 'mia@hotmail.com'],
    [
      'of a personal account without the claim',
      personal,
      { ...personalClaims, email: undefined },
      'Mia Bach',
      'mia@outlook.com',
    ],
    ['of no tenant', personal, { ...personalClaims, tid: undefined }, 'Mia Bach', null],
    ['named by the ID token', { id: workId }, workClaims, 'Adele', null],
    ['of nothing but an id', { id: workId, displayName: null, mail: null }, {}, null, null],
    ['of odd types', { id: workId, displayName: {}, mail: 5 }, { tid: consumers, email: [] }, null, null],
  ];
  for (const [what, raw, claims, name, email] of people) {
    test(`tells a person ${what}`, async () => {
      const user = await optionsOf().userFn?.(raw, noProfile, claims);
      assert.deepEqual(user, { name, email, avatarUrl: null });
    });
  }

  // S7: somebody else's profile taken for this person's.
  const pairs: [string, RawUser, RawUser, boolean][] = [
    ['the same id', work, workClaims, true],
    ['the same id in capitals', { id: workId.toUpperCase() }, workClaims, true],
    ['another id', { id: tenantId }, workClaims, false],
    ['a personal id that the object id ends in', personal, personalClaims, true],
    ['another personal id', { id: 'a1b2c3d4e5f60719' }, personalClaims, false],
    ['the end of a work account’s id', { id: '9a835f2406dee5bd' }, workClaims, false],
    ['fewer than 16 digits', { id: '3d4e5f60718' }, personalClaims, false],
    ['no digits', { id: '' }, personalClaims, false],
    [
      'no id, and an object id of zeros',
      { id: null },
      { oid: '00000000-0000-0000-0000-000000000000' },
      false,
    ],
    ['words alone', { id: 'x'.repeat(32) }, { oid: 'x'.repeat(32) }, false],
    ['dashes', { id: '----------------' }, { oid: '-'.repeat(36) }, false],
    ['a number', { id: 1234567890123456 }, { oid: '00000000-0000-0000-1234-567890123456' }, false],
    ['no object id in the token', work, { ...workClaims, oid: undefined }, false],
    ['an object id of an odd type', work, { ...workClaims, oid: [workId] }, false],
    ['the subject, where that is all', { sub: 'AAAAAAAAAA' }, workClaims, true],
    ['another subject', { sub: 'BBBBBBBBBB' }, workClaims, false],
    ['nothing', {}, {}, false],
    ['nothing but null', { id: null, sub: null }, { oid: null, sub: null }, false],
  ];
  for (const [what, raw, claims, same] of pairs) {
    test(`with ${what} takes two for ${same ? 'one' : 'different people'}`, () => {
      assert.equal(optionsOf().sameUserFn?.(raw, claims), same);
    });
  }

  test('knows a person by the same id where only groups are fetched', () => {
    const idOf = (claims: RawUser): unknown => optionsOf().claimsIdFn?.(claims);
    assert.equal(idOf(workClaims), workId);
    assert.equal(idOf({ ...personalClaims, tid: consumers }), personal['id']);
    assert.equal(idOf({ sub: 'AAAAAAAAAA' }), null);
    // No digit is dropped that tells two people apart.
    const longer = '00000001-0000-0000-a1b2-c3d4e5f60718';
    assert.equal(idOf({ ...personalClaims, tid: consumers, oid: longer }), longer);
  });

  test('knows a person by Graph’s id, or by the subject where Graph is not asked', () => {
    const idOf = (raw: RawUser): unknown => optionsOf().userIdFn?.(raw);
    assert.equal(idOf(work), workId);
    assert.equal(idOf({ sub: 'AAAAAAAAAA' }), 'AAAAAAAAAA');
    assert.equal(idOf({}), undefined);
  });
});
