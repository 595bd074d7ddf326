import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { providerTypeNames } from '../../../../src/providers/index.js';
import { nameAmong } from '../../../../src/providers/user-fields.js';
import { userFromClaims } from '../../../../src/endpoint/provider-calls/user/user-from-claims.js';
import { openSite } from '../../../support/site.js';
import { byRequest } from '../../../support/transports.js';
import { makeProvider } from '../../../../src/providers/index.js';
import { settingsOf } from '../../../support/trusted-hosts.js';

const address = 'ceo@victim.example';

describe('the name of a user', () => {
  for (const [what, values, found] of [
    ['the first one that is there', [undefined, '', 7, 'Ada', 'ada'], 'Ada'],
    ['the next one where the first is an address', [address, 'ada'], 'ada'],
    ['the next one where the first is an address with spaces around it', [` ${address}\t`, 'ada'], 'ada'],
    ['the next one where the first holds an address', [`Boss <${address}>`, 'ada'], 'ada'],
    [
      'the next one where the first has an invisible sign in it',
      [`ceo\u200b@victim.example \u2060`, 'ada'],
      'ada',
    ],
    ['the next one where the first has wide signs', ['ceo\uff20victim\u3002example', 'ada'], 'ada'],
    ['the next one where the first is written backwards', ['\u202eelpmaxe.mitciv@oec', 'ada'], 'ada'],
    [
      'the next one where marks of direction show the first as an address',
      ['\u2067example\u200f.\u200fvictim\u200f@\u200fceo\u2069', 'ada'],
      'ada',
    ],
    [
      'the next one where spaces in the first are hardly seen',
      ['ceo\u200a@\u2009victim\u200a.\u202fexample', 'ada'],
      'ada',
    ],
    ['the next one where the first has a dot of another script', ['ceo@victim\ua4f8example', 'ada'], 'ada'],
    ['the next one where the first has an a in a circle', ['ceo\u24d0victim.example', 'ada'], 'ada'],
    ['the next one where the first has a circle around an a', ['ceoa\u20ddvictim.example', 'ada'], 'ada'],
    ['one with an a in a circle that is no address', ['\u24b6da', 'ada'], '\u24b6da'],
    ['the first one, whatever direction it is written in', ['\u200fעדה\u200f', 'ada'], '\u200fעדה\u200f'],
    ['none where all are addresses', [address, 'Other@Victim.example'], null],
    ['one with a sign of an address in it', ['Ada @ work'], 'Ada @ work'],
  ] as const)
    test(`is ${what}`, () => {
      assert.equal(nameAmong(null, ...values), found);
    });

  test('is an address where that is the verified one', () => {
    assert.equal(nameAmong(address, address, 'ada'), address);
  });

  test('is no address that is unverified, whatever field holds it and whatever provider sends it', async () => {
    const names = [
      'name',
      'nickname',
      'displayName',
      'display_name',
      'preferred_username',
      'username',
      'login',
    ];
    const raw = {
      ...{ sub: 'x', id: 'x', email: address, email_verified: false },
      ...Object.fromEntries(names.map((name) => [name, address])),
    };
    for (const type of providerTypeNames) {
      const { type: _, ...settings } = settingsOf(type);
      const { userFn } = makeProvider(type, settings)?.options ?? {};
      const found = await (userFn ? userFn(raw, () => Promise.resolve([]), {}) : userFromClaims(raw, {}));
      // A provider that verifies all addresses has verified this one.
      if (found.email !== address) assert.notEqual(found.name, address, type);
    }
  });

  test('is no unverified address of a function in the settings either', async () => {
    const site = await openSite(byRequest, { stub: { userFn: () => ({ name: address }) } });
    try {
      await site.login('', 'stub');
      const [authorization] = (await site.session()).authorizations;
      assert.deepEqual([authorization?.user?.name, authorization?.user?.email], [null, null]);
    } finally {
      await site.close();
    }
  });
});
