import assert from 'node:assert/strict';
import { decrypt, encrypt, OAuthToken, type ServerAuthorization } from '../../src/endpoint/index.js';
import type { Exercises } from '../support/flet-table.js';
import { askPython } from '../support/python-fernet.js';
import { openSite, type Site } from '../support/site.js';
import { byRequest } from '../support/transports.js';
import type { ServerExercise } from './provider-rows.js';
import { runSnippet } from './run-snippet.js';

const json = '{"access_token":"of-somebody","scope":["profile"],"token_type":"bearer"}';
const passphrase = 'пароль-🔑';
const rounds = 600_000;

/** A site where somebody is signed in at `github`, and the request of their browser. */
async function signedIn(run: (site: Site, request: Request) => Promise<void>): Promise<void> {
  const site = await openSite(byRequest, { stub: { id: 'github' } });
  try {
    await site.login('?mode=popup', 'github');
    await run(site, new Request(site.url, { headers: { cookie: site.browser.cookieHeader } }));
  } finally {
    await site.close();
  }
}

const newestAccess = ({ stub }: Site): string => stub.made('access').at(-1) ?? '';

async function findsWhoIsSignedIn(snippet: string): Promise<void> {
  await signedIn(async ({ endpoint, url }, request) => {
    const found = (await runSnippet(snippet, { endpoint, request })) as ServerAuthorization;
    assert.equal(found.provider, 'github');
    assert.deepEqual(found.user, {
      ...{ id: 'ada', name: 'Ada Lovelace', email: 'ada@example.com', avatarUrl: null, groups: [] },
      raw: { sub: 'ada', name: 'Ada Lovelace', email: 'ada@example.com' },
    });
    assert.equal(await runSnippet(snippet, { endpoint, request: new Request(url) }), null);
  });
}

async function givesTheAccessToken(snippet: string): Promise<void> {
  await signedIn(async (site, request) => {
    const authorization = await site.endpoint.authorization(request, 'github');
    assert.equal(await runSnippet(snippet, { authorization }), newestAccess(site));
    site.now += 3_600_000;
    assert.equal(await runSnippet(snippet, { authorization }), newestAccess(site));
    assert.equal(site.stub.made('access').length, 2);
  });
}

async function writesTheToken(snippet: string): Promise<void> {
  await signedIn(async (site, request) => {
    const authorization = await site.endpoint.authorization(request, 'github');
    const expected = {
      access_token: newestAccess(site),
      ...{ scope: ['profile'], token_type: 'bearer', expires_in: 3600 },
      expires_at: Math.floor(site.now / 1000) + 3600,
      refresh_token: site.stub.made('refresh')[0],
    };
    assert.equal(await runSnippet(snippet, { authorization }), JSON.stringify(expected));
  });
}

async function encryptsForFlet(snippet: string): Promise<void> {
  const encrypted = (await runSnippet(snippet, { encrypt, json, passphrase })) as string;
  const read = await askPython([{ name: 'decrypt', arguments: [encrypted, passphrase, rounds] }]);
  assert.deepEqual(read, [{ value: json }]);
}

async function decryptsFromFlet(snippet: string): Promise<void> {
  const [made] = await askPython([{ name: 'encrypt', arguments: [json, passphrase, rounds] }]);
  const encrypted = made && 'value' in made ? made.value : '';
  assert.equal(await runSnippet(snippet, { decrypt, encrypted, passphrase }), json);
}

async function restoresTheToken(snippet: string): Promise<void> {
  await signedIn(async (site, request) => {
    const saved = (await site.endpoint.authorization(request, 'github'))?.token.toJSON();
    const { endpoint } = site;
    const restored = (await runSnippet(snippet, { endpoint, json: saved })) as ServerAuthorization;
    assert.deepEqual([restored.provider, restored.user?.id], ['github', 'ada']);
    const other = site.newBrowser();
    assert.deepEqual(await site.ids(other), []);
    other.take(restored.setCookies);
    assert.deepEqual(await site.ids(other), ['github']);
    const made = new OAuthToken({ accessToken: 'made up' }).toJSON();
    await assert.rejects(runSnippet(snippet, { endpoint, json: made }), { code: 'saved_token_invalid' });
  });
}

export const tokenRows: Exercises<ServerExercise> = {
  'page.auth.token.access_token': [
    { claim: 'is the access token, and a new one once that has expired', run: givesTheAccessToken },
  ],
  "page.auth in the app's code": [
    {
      claim: 'is the person whose cookies the request has, and null if nobody is signed in',
      run: findsWhoIsSignedIn,
    },
  ],
  'page.auth.token.to_json()': [{ claim: 'is the token as Flet writes it', run: writesTheToken }],
  'encrypt(jt, secret_key)': [{ claim: 'encrypts what Python decrypts', run: encryptsForFlet }],
  'decrypt(ejt, secret_key)': [{ claim: 'decrypts what Python encrypted', run: decryptsFromFlet }],
  'page.login(provider, saved_token=jt)': [
    { claim: 'signs another browser in, and refuses a token that is made up', run: restoresTheToken },
  ],
};
