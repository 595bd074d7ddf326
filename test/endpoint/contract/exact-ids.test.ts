import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Person, ProviderList, RawUser } from '../../../src/endpoint/index.js';
import { errorOf, onSite } from '../../support/site.js';
import type { StubProvider } from '../../support/stub-provider.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { restore, save } from './refresh-site.js';
import { loginAsJson, userOf } from '../../support/login-as-json.js';

const seed = 20261128;
const asJson = { headers: { 'content-type': 'application/json' } };

/** What a provider may send as a number, in JSON's own words. */
const numbers = [
  ...[
    '9007199254740992',
    '9007199254740993',
    '9007199254740991',
    '-9007199254740993',
    '18446744073709551615',
  ],
  ...[
    '1e400',
    '1.0',
    '1',
    '-0',
    '0',
    '1e3',
    '1E3',
    '1000',
    '0.1',
    '0.10',
    '1e-7',
    '1e21',
    '123456789012345678901234567890',
  ],
];

/** Answers with JSON as it is written here. */
const says = (stub: StubProvider, path: string, text: string): unknown =>
  stub.answers.set(path, () => ({ ...asJson, body: text }));

/** A provider whose user, groups and their functions are all numbers. */
const numeric = ({ url }: StubProvider) => ({
  tokens: 'proxy',
  apiBases: [url],
  userIdFn: (raw: RawUser) => (raw['account'] as RawUser)['number'],
  groupsFn: (_: Person, list: ProviderList) => list(`${url}/groups`, (items) => ({ items })),
});

endpointContract((way) => {
  describe('an id', () => {
    for (const digits of numbers) {
      test(
        `sent as the number ${digits} has exactly these digits wherever it is seen, for ever`,
        onSite(
          way,
          async (site) => {
            says(site.stub, '/user', `{"account": {"number": ${digits}}}`);
            says(site.stub, '/groups', `[{"id": ${digits}, "name": "Staff"}, {"id":"other"}]`);
            await site.login('?fetch_groups=true');
            const expected = [
              digits,
              [
                { id: digits, name: 'Staff' },
                { id: 'other', name: 'other' },
              ],
            ];
            const user = await userOf(site);
            assert.deepEqual([user?.id, user?.groups], expected);
            const number = (user?.raw['account'] as RawUser | undefined)?.['number'];
            assert.equal(String(number), digits);
            const onServer = (await site.authorization('stub'))?.user;
            assert.deepEqual([onServer?.id, onServer?.groups], expected);
            // What the proxy passes is not ours to read.
            const passed = await site.browser.ask(`${site.base}/proxy/stub/user`, {
              'x-oauth-elements': '1',
            });
            assert.equal(await passed.text(), `{"account": {"number": ${digits}}}`);
            const saved = await save(site);
            site.browser.cookies.clear();
            const back = await restore(site, saved, { fetch_groups: true });
            assert.equal(back.status, 200);
            const again = await userOf(site);
            assert.deepEqual([again?.id, again?.groups], expected);
          },
          { stub: numeric },
        ),
      );
    }

    test(
      'is another one for each two numbers that a provider tells apart',
      onSite(way, async (site) => {
        const digits = fc.stringMatching(/^-?(?:0|[1-9]\d{0,21})(?:\.\d{1,4})?(?:e[+-]?\d{1,3})?$/);
        await fc.assert(
          fc.asyncProperty(digits, async (text) => {
            says(site.stub, '/user', `{"id":${text}}`);
            await site.login();
            assert.equal((await userOf(site))?.id, text);
          }),
          { seed, numRuns: 40 },
        );
      }),
    );

    test(
      'is text to the letter: nothing is trimmed, folded or normalised',
      onSite(way, async (site) => {
        const texts = [
          ' a',
          'a ',
          'a',
          'A',
          'é',
          'e\u0301',
          'ß',
          'SS',
          '5',
          '05',
          '5.0',
          '\u200ba',
          'ﬁ',
          'fi',
          '\ud800',
        ];
        const ids: unknown[] = [];
        for (const id of texts) {
          says(site.stub, '/user', JSON.stringify({ sub: id }));
          await site.login();
          ids.push((await userOf(site))?.id);
        }
        assert.deepEqual(ids, texts);
      }),
    );

    for (const id of ['{}', '[]', '["a"]', 'true', 'false', 'null', '""', '{"$ne":1}', '"\ufffd"']) {
      test(
        `sent as ${id} is none: nobody is signed in, for a group either`,
        onSite(
          way,
          async (site) => {
            says(site.stub, '/user', `{"account":{"number":${id}}}`);
            assert.equal(await errorOf(await loginAsJson(site)), 'user_fetch_failed');
            says(site.stub, '/user', '{"account":{"number":1}}');
            says(site.stub, '/groups', `[{"id":${id}}]`);
            assert.equal(
              await errorOf(await loginAsJson(site, 'stub', '?fetch_groups=true')),
              'groups_fetch_failed',
            );
            assert.deepEqual(await site.ids(), []);
          },
          { stub: numeric },
        ),
      );
    }

    for (const [what, lossy] of [
      ['a number that lost digits', (raw: RawUser) => Number(raw['id'])],
      ['no number', () => NaN],
      ['infinity', () => Infinity],
      ['an object that looks like text', (raw: RawUser) => new String(raw['id'])],
      ['a promise', (raw: RawUser) => Promise.resolve(raw['id'])],
    ] as const) {
      test(
        `that userIdFn makes ${what} is refused`,
        onSite(
          way,
          async (site) => {
            says(site.stub, '/user', '{"id":9007199254740993}');
            assert.equal(await errorOf(await loginAsJson(site)), 'user_fetch_failed');
            assert.deepEqual(await site.ids(), []);
          },
          { stub: { userIdFn: lossy } },
        ),
      );
    }

    // The ID token's numbers are read once more after it was checked: its own parser would lose digits.
    for (const digits of ['9007199254740993', '1e400', '1.0', '7']) {
      test(
        `in the ID token's own claims as ${digits} has these digits too, for the user and for groups`,
        onSite(
          way,
          async (site) => {
            const { openid } = site;
            const idTokenFor = openid.idTokenFor.bind(openid);
            openid.idTokenFor = async (form) => {
              const [, payload = ''] = (await idTokenFor(form)).split('.');
              const claims = Buffer.from(payload, 'base64url').toString().slice(0, -1);
              return openid.signText(`${claims},"number":${digits},"groups":[{"id":${digits}}]}`);
            };
            await site.login('?fetch_user=false&fetch_groups=true', 'openid');
            const user = await userOf(site);
            assert.deepEqual([user?.id, user?.groups], [digits, [{ id: digits, name: digits }]]);
          },
          { openid: { claimsIdFn: (claims: RawUser) => claims['number'] } },
        ),
      );
    }

    test(
      'of a signed user answer that lost digits is refused',
      onSite(
        way,
        async (site) => {
          const { openid } = site;
          openid.answers.set('/user', async () => ({
            headers: { 'content-type': 'application/jwt' },
            body: await openid.sign({ sub: 'ada', number: 2 ** 53, iss: openid.url, aud: 'stub-client' }),
          }));
          assert.equal(await errorOf(await loginAsJson(site, 'openid')), 'user_fetch_failed');
        },
        {
          openid: (stub) => {
            stub.metadata = { userinfo_signing_alg_values_supported: ['RS256'] };
            // As text, its digits would pass for those that were sent.
            return { userIdFn: (raw: RawUser) => String(raw['number']) };
          },
        },
      ),
    );
  });
});
