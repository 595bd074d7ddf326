import assert from 'node:assert/strict';
import type { WireRedeem } from '../../../../src/protocol/wire.js';
import { ClientPage } from '../../../support/other-origin-page.js';
import { codeFor, newAttempt, type ClientLogin } from '../../../support/other-origin-login.js';
import { NativeApp } from '../../../support/native-app.js';
import { Partition } from '../../../support/cookie-partition.js';
import { onSite, type Site, type SiteOptions } from '../../../support/site.js';
import type { Way } from '../../../support/transports.js';
import { rotating } from '../refresh-site.js';

export const endpointUrl = 'https://login.example';
export const docs = 'https://docs.example';
/** Of the same client, and the same site to a browser. */
export const wiki = 'https://wiki.docs.example';
/** Another client's. */
export const shop = 'https://shop.example';
export const mobile = 'capacitor://localhost';
export const docsReturn = `${docs}/return.html`;
export const desktopReturn = 'http://127.0.0.1/callback';

export const clients = [
  {
    id: 'docs',
    origins: [docs, wiki],
    returnUrls: [docsReturn, `${docs}/second?a=b`, `${wiki}/return.html`],
  },
  { id: 'shop', type: 'web', origins: [shop], returnUrls: [`${shop}/return`] },
  { id: 'desktop', type: 'native', returnUrls: [desktopReturn, 'com.example.desktop:/callback'] },
  // All that tells it from the one before is its name.
  { id: 'console', type: 'native', returnUrls: [desktopReturn] },
  {
    id: 'mobile',
    type: 'native',
    origins: [mobile],
    returnUrls: ['com.example.mobile:/callback?from=login'],
  },
] as const;

export interface ClientSite {
  readonly site: Site;
  /** A page of `docs`, whose browser keeps its cookies unless the test says otherwise. */
  readonly page: ClientPage;
  /** Another page; in a partition of its own unless one is given. */
  open(origin: string, cookies?: Partition): ClientPage;
  /** The same in a browser that keeps no cookies of other sites. */
  openWithoutCookies(origin?: string): ClientPage;
  app(client?: string, headers?: Readonly<Record<string, string>>): NativeApp;
}

/** A test's body on a site with clients, and providers that rotate, can revoke, and let pages have tokens. */
export const onClientSite = (
  way: Way,
  run: (at: ClientSite) => Promise<void>,
  { settings, ...options }: SiteOptions = {},
): (() => Promise<void>) =>
  onSite(
    way,
    async (site) => {
      const { send, base, url } = site;
      const open = (origin: string, cookies = new Partition(url)): ClientPage =>
        new ClientPage({ send, base, origin, cookies });
      await run({
        ...{ site, open, page: open(docs) },
        openWithoutCookies: (origin = docs) => new ClientPage({ send, base, origin }),
        app: (client = 'desktop', headers = {}) => new NativeApp(send, base, client, headers),
      });
    },
    { url: endpointUrl, stub: rotating, openid: rotating, ...options, settings: { clients, ...settings } },
  );

/** The id of the client that has the origin. */
const idOf = (origin: string): string =>
  clients.find((client) => 'origins' in client && (client.origins as readonly string[]).includes(origin))
    ?.id ?? '';

/** A code that this page, and only it, may redeem. */
export const codeOf = (
  site: Site,
  { origin }: Pick<ClientPage, 'origin'>,
  more: Partial<ClientLogin> = {},
): Promise<WireRedeem> => codeFor(site, { client: idOf(origin), origin, attempt: newAttempt(), ...more });

/** The person signs in at the page. Its first question tells the endpoint whether cookies are kept. */
export async function signIn(
  site: Site,
  page: ClientPage,
  more: Partial<ClientLogin> = {},
): Promise<Response> {
  await page.session();
  const response = await page.post('/redeem', await codeOf(site, page, more));
  assert.equal(response.status, 200, await response.clone().text());
  return response;
}

/** The same for an app. */
export async function signInApp(
  site: Site,
  app: NativeApp,
  more: Partial<ClientLogin> = {},
): Promise<Response> {
  const body = await codeFor(site, { client: 'desktop', attempt: newAttempt(), ...more });
  const response = await app.post('/redeem', body);
  assert.equal(response.status, 200, await response.clone().text());
  return response;
}

/** The endpoint's refusal, with no cookie but the one that tells whether any is kept, and no handle. */
export async function assertRefused(response: Response, status: number, code: string): Promise<void> {
  assert.deepEqual([response.status, ((await response.json()) as { error: string }).error], [status, code]);
  assert.deepEqual(sessionCookies(response), []);
  assert.ok(!response.headers.get('x-oauth-handle'));
}

/** Cookies that an answer sets, but for the one that tells whether any is kept. */
export const sessionCookies = (response: Response): string[] =>
  response.headers.getSetCookie().filter((cookie) => !/^[^=]*~kept=1;/.test(cookie));

/** What one test does in each of the two places where a page may have its session. */
export const custodies: [string, (at: ClientSite) => ClientPage][] = [
  ['in cookies', ({ page }) => page],
  ['in a handle', (at) => at.openWithoutCookies()],
];
