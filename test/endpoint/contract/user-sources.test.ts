import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RawUser } from '../../../src/endpoint/index.js';
import { errorOf, onSite } from '../../support/site.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { loginAsJson, userOf } from '../../support/login-as-json.js';

const picture = 'https://pictures.example/a.png';
const ada = { name: 'Ada', email: 'ada@example.com', picture };

/** What the user endpoint says, what the ID token says, and what the session holds: name, e-mail, avatar. */
const described: [string, RawUser, RawUser, (string | null)[]][] = [
  ['only in the ID token (ADFS)', {}, ada, ['Ada', 'ada@example.com', picture]],
  ['in the ID token, verified', {}, { ...ada, email_verified: true }, ['Ada', 'ada@example.com', picture]],
  ['in the ID token, not verified', {}, { ...ada, email_verified: false }, ['Ada', null, picture]],
  ['in both', { name: 'A', email: 'a@b' }, ada, ['A', 'a@b', picture]],
  [
    'as null and empty text',
    { name: null, email: '', picture: null },
    ada,
    ['Ada', 'ada@example.com', picture],
  ],
  [
    'in both, and the ID token says it is not verified',
    { email: ada.email },
    { ...ada, email_verified: false },
    ['Ada', null, picture],
  ],
  [
    'in both, and the profile says it is not verified',
    { email: ada.email, email_verified: false },
    { ...ada, email_verified: true },
    ['Ada', null, picture],
  ],
  [
    'in the ID token, and the profile says it is not verified',
    { email_verified: false },
    ada,
    ['Ada', null, picture],
  ],
  ['as two names', { given_name: 'Ada', family_name: 'Lovelace' }, {}, ['Ada Lovelace', null, null]],
  [
    'as two names in the ID token',
    {},
    { given_name: 'Ada', family_name: 'Lovelace' },
    ['Ada Lovelace', null, null],
  ],
  [
    'as one of two names',
    { family_name: 'Lovelace', preferred_username: 'ada' },
    {},
    ['Lovelace', null, null],
  ],
  [
    'as two names beside a whole one',
    { name: 'A. L.', given_name: 'Ada', family_name: 'L' },
    {},
    ['A. L.', null, null],
  ],
  [
    'as a user name, and a name in the ID token',
    { preferred_username: 'ada' },
    { name: 'Ada' },
    ['Ada', null, null],
  ],
  [
    'of an odd type',
    { name: 5, given_name: {}, family_name: ['L'], email: ['a@b'] },
    { email_verified: 1 },
    [null, null, null],
  ],
];

endpointContract((way) => {
  describe('what is told of a person', () => {
    for (const [what, profile, claims, expected] of described) {
      test(
        `stands ${what}: ${JSON.stringify(expected)}`,
        onSite(way, async (site) => {
          site.openid.user = { sub: 'ada', ...profile };
          site.openid.claims = claims;
          await site.login('', 'openid');
          const user = await userOf(site);
          assert.deepEqual([user?.name, user?.email, user?.avatar_url], expected);
          assert.equal(user?.id, 'ada');
        }),
      );
    }

    test(
      'comes from the checked ID token of this person alone',
      onSite(way, async (site) => {
        site.openid.user = { sub: 'somebody-else' };
        site.openid.claims = ada;
        assert.equal(await errorOf(await loginAsJson(site, 'openid')), 'user_fetch_failed');
        assert.deepEqual(await site.ids(), []);
      }),
    );
  });

  describe('a user endpoint that wants headers', () => {
    test(
      'gets the headers of the settings with the token, and no other request does',
      onSite(
        way,
        async (site) => {
          for (const provider of ['stub', 'openid']) {
            assert.equal((await site.login('', provider)).status, 303);
            const { calls } = provider === 'stub' ? site.stub : site.openid;
            const versions = calls.map(({ path, headers }) => [path, headers['notion-version']]);
            assert.deepEqual(
              versions.filter(([, version]) => version !== undefined),
              [['/user', '2022-06-28']],
            );
            const asked = calls.find(({ path }) => path === '/user');
            assert.match(asked?.headers.authorization ?? '', /^Bearer access-/);
          }
        },
        {
          stub: { userHeaders: { 'Notion-Version': '2022-06-28' } },
          openid: { userHeaders: { 'Notion-Version': '2022-06-28' } },
        },
      ),
    );
  });
});
