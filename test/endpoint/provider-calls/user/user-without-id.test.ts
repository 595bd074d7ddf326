import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { OAuthProviderOptions } from '../../../../src/providers/index.js';
import { errorOf, onSite } from '../../../support/site.js';
import { byRequest } from '../../../support/transports.js';
import { loginAsJson } from '../../../support/login-as-json.js';

const toldOf = async (answer: object, options: Partial<OAuthProviderOptions> = {}): Promise<string> => {
  let told = '';
  await onSite(
    byRequest,
    async (site) => {
      site.stub.answers.set('/user', () => ({ body: answer }));
      assert.equal(await errorOf(await loginAsJson(site)), 'user_fetch_failed');
      const [entry, ...more] = site.logged;
      assert.deepEqual(more, []);
      told = `${entry?.message ?? ''} ${entry?.cure ?? ''}`;
    },
    { stub: () => options },
  )();
  return told;
};

describe('an answer about the person that has no id', () => {
  test('tells the operator its fields, and to set userIdFn to the one that looks like an id', async () => {
    const told = await toldOf({ display_name: 'Bob', user_id: 42 });
    assert.match(told, /it has neither sub nor id\. Fields of its answer: display_name, user_id\./);
    assert.match(told, /Set userIdFn of provider stub .*such as \(user\) => user\.user_id\.$/);
  });

  test('tells no values, and no name that may be a person’s own', async () => {
    const told = await toldOf({ data: { secret: 'hidden' }, 'ada@example.com': 1, ['x'.repeat(40)]: 2 });
    assert.match(told, /Fields of its answer: data\./);
    assert.doesNotMatch(told, /hidden|ada|xxx/);
  });

  test('says that userIdFn finds none, where there is one', async () => {
    const told = await toldOf({ id: 1 }, { userIdFn: (user) => user['uid'] });
    assert.match(told, /userIdFn returned none/);
  });
});
