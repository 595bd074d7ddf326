import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { entries } from '../../../src/providers/catalog/entries.js';
import type { CatalogEntry } from '../../../src/providers/catalog/entry.js';
import { put } from '../../support/quirks/quirk-answers.js';
import { QuirkProvider } from '../../support/quirks/quirk-provider.js';
import { openQuirkSite, type QuirkSite } from '../../support/quirks/quirk-site.js';

const all = Object.entries(entries) as [string, CatalogEntry][];

/** The tokens under odd names, deep, in lists, in addresses and as names; `fine` is none of them. */
function repeated(tokens: readonly string[]): Record<string, unknown> {
  const [first = ''] = tokens;
  return {
    fine: 'fine',
    hub_key: first,
    proof: tokens.map((token) => ({ of: [`Bearer ${token}`, { again: token }], fine: 'fine' })),
    list: ['fine', ...tokens],
    href: `https://api.example/tokens/${encodeURIComponent(first)}?fine`,
    [first]: true,
  };
}

/** Everything that a page can learn of a session, and every answer on the way. */
async function shownBy({ endpoint, browser }: QuirkSite): Promise<string> {
  const session = await (await browser.ask('/api/oauth/session')).text();
  const headers = new Headers({ cookie: browser.cookieHeader });
  return [session, JSON.stringify(await endpoint.session({ headers })), ...browser.seen].join('\n');
}

describe('a user that repeats the tokens of its login', () => {
  test('shows none of them to pages, whatever provider of the catalog sends it', async () => {
    for (const [id, entry] of all) {
      const provider = new QuirkProvider(id, entry);
      let tokens: string[] = [];
      provider.drift = {
        token(answer) {
          const found = JSON.stringify(answer).match(/access-\d+|refresh-\d+|eyJ[\w.-]+/g) ?? [];
          tokens = found;
          const { userFromToken: path } = entry;
          if (path !== undefined) put(answer, path === '.' ? 'odd' : `${path}.odd`, repeated(tokens));
          return answer;
        },
        user: (raw) => ({ ...raw, odd: repeated(tokens) }),
        get claims() {
          return { odd: repeated([provider.accessToken]) };
        },
      };
      const site = await openQuirkSite(provider);
      const response = await site.login();
      assert.equal(response.status, 303, `${id}: ${await response.clone().text()}`);
      const shown = await shownBy(site);
      assert.ok(tokens.length > 0, id);
      for (const token of tokens) assert.ok(!shown.includes(token), `${id} shows ${token}`);
      assert.match(shown, /"list":\["fine"\]/, `${id} lost more than tokens`);
    }
  });

  test('shows no token of another provider either, whatever provider of the catalog sends it', async () => {
    const upstream = {
      ...{ idp_access_token: 'UPSTREAM-1', client_secret: 'UPSTREAM-2', has_token: true },
      ...{ api_key: 'UPSTREAM-5', sessionKey: 'UPSTREAM-6', tokens: ['UPSTREAM-7'], id_jwt: 'UPSTREAM-8' },
      ...{ host_key: 'UPSTREAM-9', user_ticket: 'UPSTREAM-10', calendarCode: 'UPSTREAM-11' },
      ...{ ftp_passwd: 'UPSTREAM-12', credentials: { user: 'UPSTREAM-13' } },
      identities: [{ provider: 'other', access_token: 'UPSTREAM-3', refreshToken: { value: 'UPSTREAM-4' } }],
    };
    let seen = 0;
    for (const [id, entry] of all) {
      const provider = new QuirkProvider(id, entry);
      provider.drift = {
        token(answer) {
          const { userFromToken: path } = entry;
          const at = path === '.' ? 'odd' : `${path}.odd`;
          if (path !== undefined) put(answer, at, upstream);
          return answer;
        },
        user: (raw) => ({ ...raw, ...upstream }),
        claims: upstream,
      };
      const site = await openQuirkSite(provider);
      assert.equal((await site.login()).status, 303, id);
      const shown = await shownBy(site);
      assert.ok(!shown.includes('UPSTREAM'), `${id}: ${shown}`);
      if (shown.includes('"identities":[{"provider":"other"}]') && shown.includes('"has_token":true')) seen++;
    }
    // Where only fields that the settings name are taken from a token's answer, nothing of it is there.
    assert.ok(seen > 100, String(seen));
  });

  test('shows no token of HubSpot, whose user endpoint describes the access token', async () => {
    const provider = new QuirkProvider('hubspot', entries.hubspot);
    provider.drift = {
      user: () => ({
        token: provider.accessToken,
        signed_access_token: { signature: 'a-signature', userId: 7 },
        ...{ user: 'ada@example.com', user_id: 7, hub_id: 62515, token_type: 'access' },
      }),
    };
    const site = await openQuirkSite(provider);
    assert.equal((await site.login()).status, 303);
    const shown = await shownBy(site);
    assert.ok(!shown.includes(provider.accessToken) && !shown.includes('a-signature'), shown);
    assert.match(shown, /"id":"7","name":null,"email":null/);
    assert.match(shown, /"token_type":"access"/);
  });
});
