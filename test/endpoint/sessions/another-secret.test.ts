import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { onSite, openSite, secret, type Site } from '../../support/site.js';
import { byRequest } from '../../support/transports.js';

const newSecret = 'another secret, just as long, for testing';

/** What a browser that signed in before is after a restart with these secrets, and what the operator is told. */
async function afterRestart(
  before: Site,
  secrets: string | string[],
): Promise<[ids: string[], codes: string[]]> {
  await before.login('?mode=popup');
  const after = await openSite(byRequest, { providersOf: before, settings: { secret: secrets } });
  try {
    const browser = after.newBrowser();
    for (const [name, value] of before.browser.cookies) browser.cookies.set(name, value);
    const ids = await after.ids(browser);
    return [ids, after.logged.map(({ code }) => code)];
  } finally {
    await after.close();
  }
}

describe('after a restart', () => {
  test(
    'with another secret, people are signed out, and the operator is told',
    onSite(byRequest, async (site) => {
      assert.deepEqual(await afterRestart(site, newSecret), [[], ['session_cookie_unreadable']]);
    }),
  );

  test(
    'with the old secret second in the list, they stay signed in, and nothing is told',
    onSite(byRequest, async (site) => {
      assert.deepEqual(await afterRestart(site, [newSecret, secret]), [['stub'], []]);
    }),
  );

  test(
    'with the same secret, a cookie that is cut or out of place is nothing that an operator can cure',
    onSite(byRequest, async (site) => {
      await site.login('?mode=popup');
      for (const name of site.browser.names('session.')) {
        const value = site.browser.cookies.get(name) ?? '';
        for (const other of [value.slice(0, -3), '1:x', '1:', `1:${value}`]) {
          site.browser.cookies.set(name, other);
          assert.deepEqual(await site.ids(), []);
        }
      }
      assert.deepEqual(site.logged, []);
    }),
  );
});
