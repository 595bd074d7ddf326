import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { codeFor, newAttempt } from '../../support/other-origin-login.js';
import { cookieName } from '../../support/cookie-name.js';
import { openSite, type Site } from '../../support/site.js';
import { byRequest } from '../../support/transports.js';
import { clients, docs, docsReturn, endpointUrl, shop } from '../contract/cross-origin/cross-origin-site.js';

/** Texts as they stand in their own places, each of somebody who is signed in there. */
interface Place {
  readonly name: string;
  /** The text that stands there. */
  readonly text: string;
  /** Puts a text there, and tells whether it is taken for what belongs there. */
  accepts(text: string): Promise<boolean>;
}

const elsewhere = 'https://other.example';

describe('sealed text', () => {
  test('opens in its own place and in no other, whoever puts it there', async () => {
    const site = await openSite(byRequest, { url: endpointUrl, settings: { clients: [...clients] } });
    const other = await openSite(byRequest, { url: elsewhere, providersOf: site });
    try {
      const places = await gather(site, other);
      const wrong: string[] = [];
      for (const place of places)
        for (const { name, text } of places) {
          const taken = await place.accepts(text);
          if (taken !== (name === place.name)) wrong.push(`${name} in the place of ${place.name}: ${taken}`);
        }
      assert.deepEqual(wrong, []);
      assert.equal(places.length, 14);
    } finally {
      await Promise.all([other.close(), site.close()]);
    }
  });
});

/** A session cookie, with whatever else of the browser's cookies goes along: an attacker knows the epoch, too. */
function sessionPlace(
  site: Site,
  provider: string,
  client?: string,
  epoch = 'the-same-epoch',
): Omit<Place, 'text'> {
  const asked = (text: string): Promise<Response> =>
    site.send({
      target: `${site.base}/session`,
      headers: {
        ...(client === undefined
          ? { 'sec-fetch-site': 'same-origin' }
          : { origin: client, 'sec-fetch-site': 'cross-site' }),
        'x-oauth-elements': '1',
        cookie: [
          `${cookieName(`session.${provider}.0`, site.url, client)}=1:${text}`,
          `${cookieName(`epoch.${provider}`, site.url, client)}=${epoch}`,
        ].join('; '),
      },
    });
  return {
    name: `the session cookie of ${provider} at ${client ?? site.url}`,
    async accepts(text) {
      const { authorizations } = (await (await asked(text)).json()) as { authorizations: unknown[] };
      return authorizations.length > 0;
    },
  };
}

async function gather(site: Site, other: Site): Promise<Place[]> {
  const places: Place[] = [];
  for (const at of [site, other]) {
    const browser = at.newBrowser();
    for (const provider of ['stub', 'openid']) {
      // Every session has the same epoch: that alone must not be what tells them apart.
      browser.cookies.set(cookieName(`epoch.${provider}`, at.url), 'the-same-epoch');
      const stub = provider === 'stub' ? at.stub : at.openid;
      const back = stub.approve(await at.begin('?mode=popup', provider, browser));
      assert.equal((await at.back(back, browser)).status, 200);
      const text = (browser.cookies.get(cookieName(`session.${provider}.0`, at.url)) ?? '').slice(2);
      places.push({ ...sessionPlace(at, provider), text });
      places.push(await savedPlace(at, provider, browser));
    }
    places.push(await flowPlace(at));
  }
  places.push(await handlePlace(site, docs, 'docs'), await handlePlace(site, shop, 'shop'));
  places.push(await codePlace(site, docs, 'docs'), await clientSessionPlace(site));
  return places;
}

async function savedPlace(site: Site, provider: string, browser: Site['browser']): Promise<Place> {
  const saved = await browser.post(`${site.base}/token/save`, { provider });
  const { saved_token: text } = (await saved.json()) as { saved_token: string };
  return {
    name: `the saved token of ${provider} at ${site.url}`,
    text,
    async accepts(given) {
      const body = { provider, saved_token: given };
      return (await site.newBrowser().post(`${site.base}/token/restore`, body)).status === 200;
    },
  };
}

async function flowPlace(site: Site): Promise<Place> {
  const browser = site.newBrowser();
  const address = site.stub.approve(await site.begin('?mode=popup', 'stub', browser));
  const [name = ''] = browser.names('-flow.');
  const text = browser.cookies.get(name) ?? '';
  return {
    name: `a flow's cookie at ${site.url}`,
    text,
    async accepts(given) {
      const trying = site.newBrowser();
      trying.cookies.set(name, given);
      const { pathname, search } = new URL(address.replace(/([?&]code=)[^&]*/, '$1unknown'));
      // Found, it is asked for at the provider, which doesn't know the code.
      const before = site.stub.count('/token');
      await trying.visit(pathname + search, { 'sec-fetch-site': 'cross-site' });
      return site.stub.count('/token') > before;
    },
  };
}

/** The headers of a client's page. */
const ofPage = (origin: string): Record<string, string> => ({
  origin,
  'sec-fetch-site': 'cross-site',
  'content-type': 'application/json',
  'x-oauth-elements': '1',
});

async function handlePlace(site: Site, origin: string, client: string): Promise<Place> {
  const body = await codeFor(site, { client, origin, attempt: newAttempt() });
  const target = `${site.base}/redeem`;
  const redeemed = await site.send({
    method: 'POST',
    target,
    headers: ofPage(origin),
    body: JSON.stringify(body),
  });
  const text = redeemed.headers.get('x-oauth-handle') ?? '';
  assert.ok(text, await redeemed.text());
  return {
    name: `the handle of ${origin}`,
    text,
    async accepts(given) {
      const headers = { ...ofPage(origin), 'x-oauth-handle': given };
      const answer = await site.send({ target: `${site.base}/session`, headers });
      return ((await answer.json()) as { authorizations: unknown[] }).authorizations.length > 0;
    },
  };
}

async function codePlace(site: Site, origin: string, client: string): Promise<Place> {
  const body = await codeFor(site, { client, origin, attempt: newAttempt() });
  return {
    name: `the code of ${origin}`,
    text: body.code,
    async accepts(code) {
      const target = `${site.base}/redeem`;
      const text = JSON.stringify({ ...body, code });
      return (
        (await site.send({ method: 'POST', target, headers: ofPage(origin), body: text })).status === 200
      );
    },
  };
}

/** The session cookie of a client's page that keeps cookies. */
async function clientSessionPlace(site: Site): Promise<Place> {
  const body = await codeFor(site, { client: 'docs', origin: docs, attempt: newAttempt() });
  const cookies = {
    [cookieName('kept', site.url, docs)]: '1',
    [cookieName('epoch.stub', site.url, docs)]: 'the-same-epoch',
  };
  const cookie = Object.entries(cookies)
    .map((pair) => pair.join('='))
    .join('; ');
  const target = `${site.base}/redeem`;
  const headers = { ...ofPage(docs), cookie };
  const answer = await site.send({ method: 'POST', target, headers, body: JSON.stringify(body) });
  const name = cookieName('session.stub.0', site.url, docs);
  const set = answer.headers.getSetCookie().find((each) => each.startsWith(name)) ?? '';
  const text = set.slice(name.length + '=1:'.length, set.indexOf(';'));
  assert.ok(text, docsReturn);
  return { ...sessionPlace(site, 'stub', docs), text };
}
