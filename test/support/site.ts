import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import {
  createOAuthEndpoint,
  type EndpointEnvironment,
  type OAuthEndpoint,
  type OAuthEndpointSettings,
  type OperatorLogEntry,
} from '../../src/endpoint/index.js';
import type { WireOutcome, WireSession } from '../../src/protocol/wire.js';
import { Browser, asking, visiting } from './browser-with-cookies.js';
import {
  byEndpoints,
  byIssuer,
  clientSecret,
  startStubProvider,
  type StubProvider,
} from './stub-provider.js';
import { differsOnStore } from './differs-on-store.js';
import { makeStore, type StoreForTests } from './store-for-tests.js';
import type { Asked, Send, Way } from './transports.js';

export const siteUrl = 'http://localhost:8550';
export const secret = 'a secret of forty characters for testing';
/** 22 base64url characters, as a page makes them. */
export const label = 'label-of-22-characters';

export interface Site {
  readonly url: string;
  readonly base: string;
  /** By endpoints, id `stub`. */
  readonly stub: StubProvider;
  /** Discovered, id `openid`. */
  readonly openid: StubProvider;
  readonly browser: Browser;
  readonly send: Send;
  readonly endpoint: OAuthEndpoint;
  /** What the operator was told so far, unless the settings bring a `log` of their own. The console stays silent. */
  readonly logged: readonly OperatorLogEntry[];
  /** What keeps its sessions, if the way has a store; that of another site for a further server of it. */
  readonly store: StoreForTests | undefined;
  /** What it is now, in milliseconds; a test may turn it. */
  now: number;
  newBrowser(): Browser;
  /** Starts a login: the address that the person is sent to. */
  begin(query?: string, provider?: string, browser?: Browser): Promise<string>;
  /** Comes back from the provider by that address. */
  back(address: string, browser?: Browser): Promise<Response>;
  /** The whole way, everything allowed. */
  login(query?: string, provider?: string): Promise<Response>;
  session(browser?: Browser): Promise<WireSession>;
  /** The providers of that session. */
  ids(browser?: Browser): Promise<string[]>;
  /** What the app's own server knows of a request by that browser. */
  authorization(provider?: string, browser?: Browser): ReturnType<OAuthEndpoint['authorization']>;
  close(): Promise<void>;
}

export interface SiteOptions {
  readonly url?: string;
  readonly settings?: Partial<OAuthEndpointSettings>;
  readonly environment?: EndpointEnvironment;
  /** The providers of another site, which ends them: this one is a further server, or the same started again. */
  readonly providersOf?: Pick<Site, 'stub' | 'openid'> & Partial<Pick<Site, 'store'>>;
  /** Changes the two providers' settings. */
  readonly stub?: Change;
  readonly openid?: Change;
}

type Change =
  | Readonly<Record<string, unknown>>
  | ((stub: StubProvider, other: StubProvider) => Readonly<Record<string, unknown>>);

const changes = (change: Change | undefined, own: StubProvider, other: StubProvider) =>
  typeof change === 'function' ? change(own, other) : change;

const stubOf = (site: Site, provider: string): StubProvider =>
  provider === 'openid' ? site.openid : site.stub;

/** An endpoint with two stub providers, reached in one of the ways by one browser or more. */
export async function openSite(way: Way, options: SiteOptions = {}): Promise<Site> {
  const url = options.url ?? siteUrl;
  const { stub, openid } = options.providersOf ?? (await startStubs());
  const logged: OperatorLogEntry[] = [];
  const opened = Date.now();
  const current: { site?: Site } = {};
  const store = options.providersOf?.store ?? (way.hasStore && makeStore(() => current.site?.now ?? opened));
  const makeEndpoint = (): OAuthEndpoint =>
    createOAuthEndpoint(
      {
        secret,
        baseUrl: url,
        providers: [
          { ...byEndpoints(stub), ...changes(options.stub, stub, openid) },
          { ...byIssuer(openid, 'openid'), ...changes(options.openid, openid, stub) },
        ],
        log: (entry) => logged.push(entry),
        ...(store ? { store } : {}),
        ...options.settings,
      },
      // Seconds: long, because a loaded machine stands still now and then; a refresh holds its lock for four times as long, or a
      // minute. A test of the limit sets a short one.
      { now: () => current.site?.now ?? opened, timeout: 15, ...options.environment },
    );
  const closeStubs = async (): Promise<void> => {
    if (!options.providersOf) await Promise.all([stub.close(), openid.close()]);
  };
  let endpoint: OAuthEndpoint;
  try {
    endpoint = makeEndpoint();
  } catch (error) {
    await closeStubs();
    throw error;
  }
  const { send, close } = await way.open(endpoint, url);
  const site: Site = {
    ...{ url, stub, openid, send, endpoint, logged, store, now: opened, base: endpoint.basePath },
    browser: new Browser(send, url),
    newBrowser: () => new Browser(send, url),
    async begin(query = '', provider = 'stub', browser = site.browser) {
      const response = await browser.visit(`${site.base}/login/${provider}${query}`);
      assert.equal(response.status, 303, await response.clone().text());
      return response.headers.get('location') ?? '';
    },
    back(address, browser = site.browser) {
      const { pathname, search } = new URL(address);
      return browser.visit(pathname + search, { 'sec-fetch-site': 'cross-site' });
    },
    async login(query, provider = 'stub') {
      const address = await site.begin(query, provider);
      return site.back(stubOf(site, provider).approve(address));
    },
    async session(browser = site.browser) {
      const response = await browser.ask(`${site.base}/session`);
      assert.equal(response.status, 200);
      return (await response.json()) as WireSession;
    },
    async ids(browser) {
      return (await site.session(browser)).authorizations.map(({ provider }) => provider);
    },
    authorization(provider, browser = site.browser) {
      return endpoint.authorization({ headers: new Headers({ cookie: browser.cookieHeader }) }, provider);
    },
    close: async () => {
      await Promise.all([close(), closeStubs()]);
      expectNoSecrets(logged, [secret, clientSecret, ...stub.tokens, ...openid.tokens]);
    },
  };
  current.site = site;
  return site;
}

/** Holds in every test: whatever happens, the operator's log tells no secret, code or token. */
function expectNoSecrets(logged: readonly OperatorLogEntry[], secrets: readonly string[]): void {
  const text = JSON.stringify(logged);
  assert.ok(!secrets.some((value) => text.includes(value)), `a secret in the log: ${text}`);
}

async function startStubs(): Promise<Pick<Site, 'stub' | 'openid'>> {
  const [stub, openid] = await Promise.all([startStubProvider(), startStubProvider({ openid: true })]);
  return { stub, openid };
}

export const pageAsks = (target: string): Asked => ({ target, headers: asking });
export const personVisits = (target: string): Asked => ({ target, headers: visiting });

/** The data that a completion page tells the page that waits for it. */
export async function messageOf(
  response: Response,
): Promise<WireOutcome & { outcome: string; session: WireSession }> {
  const text = await response.clone().text();
  const block = /<script type="application\/json"[^>]*>([^<]*)<\/script>/.exec(text)?.[1];
  assert.ok(block, `no message in: ${text.slice(0, 300)}`);
  return (JSON.parse(block) as { message: WireOutcome & { outcome: string; session: WireSession } }).message;
}

export async function errorOf(response: Response): Promise<string> {
  return ((await response.json()) as { error: string }).error;
}

/** A test's body with a site of its own, closed whatever happens. On a store, what `differsOnStore` names must differ. */
export const onSite =
  (way: Way, run: (site: Site) => Promise<void>, options: SiteOptions = {}) =>
  async (context?: TestContext): Promise<void> => {
    const site = await openSite(way, options);
    const reason = way.hasStore && context ? differsOnStore.get(context.name) : undefined;
    try {
      if (reason === undefined) await run(site);
      else await assert.rejects(run(site), `It holds on a store, too: remove it from differs-on-store.ts.`);
      if (reason !== undefined) context?.diagnostic(`It differs on a store: ${reason}.`);
    } finally {
      await site.close();
    }
  };
