import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { asking, visiting } from '../../../support/browser-with-cookies.js';
import { label, messageOf, openSite, type Site } from '../../../support/site.js';
import { makeStore } from '../../../support/store-for-tests.js';
import { byRequest } from '../../../support/transports.js';

/** Two endpoints on one store, with the same providers: two processes, as far as they can tell. */
const onTwo = (run: (one: Site, other: Site) => Promise<void>) => async (): Promise<void> => {
  const store = makeStore();
  const one = await openSite(byRequest, { settings: { store } });
  const other = await openSite(byRequest, { providersOf: one, settings: { store } });
  try {
    await run(one, other);
  } finally {
    await other.close();
    await one.close();
  }
};

describe('two processes on one store', () => {
  test(
    'exchange the code of a callback once, whichever of them gets it, how often and at the same time',
    onTwo(async (one, other) => {
      const { pathname, search } = new URL(one.stub.approve(await one.begin(`?mode=popup&flow=${label}`)));
      const request = {
        target: pathname + search,
        headers: { ...visiting, cookie: one.browser.cookieHeader },
      };
      const answers = await Promise.all(
        [0, 1, 2, 3, 4, 5].map((turn) => (turn % 2 ? one : other).send(request)),
      );
      const errors = await Promise.all(answers.map(async (answer) => (await messageOf(answer)).error));
      assert.ok(errors.includes(''));
      assert.ok(errors.every((error) => error === '' || error === 'flow_expired'));
      assert.equal(one.stub.count('/token'), 1);
    }),
  );

  test(
    'know each other’s sign-outs at the next request',
    onTwo(async (one, other) => {
      await one.login('?mode=popup');
      for (const [name, value] of one.browser.cookies) other.browser.cookies.set(name, value);
      assert.deepEqual(await other.ids(), ['stub']);
      const headers = { ...asking, cookie: other.browser.cookieHeader };
      await one.browser.post(`${one.base}/logout`);
      const answer = await other.send({ target: `${other.base}/session`, headers });
      assert.deepEqual(await answer.json(), { authorizations: [] });
    }),
  );

  test(
    'don’t bring a session back by a token that is saved while another signs out',
    onTwo(async (one, other) => {
      await one.login('?mode=popup');
      for (const [name, value] of one.browser.cookies) other.browser.cookies.set(name, value);
      const [saved] = await Promise.all([
        other.browser.post(`${other.base}/token/save`, { provider: 'stub' }),
        one.browser.post(`${one.base}/logout`),
      ]);
      assert.ok([200, 401].includes(saved.status));
      assert.deepEqual(await one.ids(), []);
      assert.deepEqual(await other.ids(), []);
    }),
  );
  test(
    'know each other’s forgotten tokens: what was saved of a sign-in ends in every browser',
    onTwo(async (one, other) => {
      await one.login('?mode=popup');
      const save = async (): Promise<string> =>
        ((await (await one.browser.post(`${one.base}/token/save`)).json()) as { saved_token: string })
          .saved_token;
      const [first, second] = [await save(), await save()];
      const restore = async (site: Site, text: string, browser = site.newBrowser()): Promise<number> =>
        (await browser.post(`${site.base}/token/restore`, { provider: 'stub', saved_token: text })).status;
      const elsewhere = other.newBrowser();
      assert.equal(await restore(other, first, elsewhere), 200);
      const again = await elsewhere.post(`${other.base}/token/save`);
      const third = ((await again.json()) as { saved_token: string }).saved_token;
      await one.browser.post(`${one.base}/logout`, { forget: true });
      for (const text of [first, second, third]) assert.equal(await restore(other, text), 400);
      await one.login('?mode=popup');
      assert.equal(await restore(other, await save()), 200);
    }),
  );
});
