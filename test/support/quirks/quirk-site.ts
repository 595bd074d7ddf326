import { createOAuthEndpoint, type OAuthEndpoint } from '../../../src/endpoint/index.js';
import { memoryStore } from '../../../src/stores/memory/memory-store.js';
import { Browser } from '../browser-with-cookies.js';
import { byRequest } from '../transports.js';
import type { QuirkProvider } from './quirk-provider.js';
import { exampleOf } from './signing-keys.js';
import { client } from './received.js';

const url = 'http://localhost:8550';
const base = '/api/oauth';

/** An endpoint whose only provider is played in the same process: nothing leaves it. */
export interface QuirkSite {
  readonly provider: QuirkProvider;
  readonly endpoint: OAuthEndpoint;
  readonly browser: Browser;
  /** Signs in; resolves to the callback's answer. */
  login(query?: string): Promise<Response>;
  /** Lets time pass; it stands still otherwise. */
  pass(milliseconds: number): void;
}

export interface QuirkSiteParts {
  /** Keeps sessions in a store instead of cookies. */
  readonly isStored?: boolean;
  /** Waits in the endpoint's place. */
  readonly wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Further settings of the provider. */
  readonly settings?: object;
}

export async function openQuirkSite(
  provider: QuirkProvider,
  { isStored = false, wait, settings: more = {} }: QuirkSiteParts = {},
): Promise<QuirkSite> {
  const { id, entry } = provider;
  const settings = Object.entries(entry.settings ?? {}).map(([name, setting]) => [name, exampleOf(setting)]);
  const options = {
    ...{ type: id, ...client },
    ...Object.fromEntries(settings),
    ...more,
    ...(provider.isDiscovered && entry.issuer === undefined ? { issuer: provider.issuer } : {}),
  };
  let now = Date.now();
  const clock = (): number => now;
  provider.now = clock;
  const endpoint = createOAuthEndpoint(
    {
      secret: 'a secret of forty characters for testing',
      baseUrl: url,
      providers: [options],
      log: false,
      ...(isStored ? { store: memoryStore({ now: clock }) } : {}),
    },
    { fetch: provider.fetch, now: clock, ...(wait ? { wait } : {}) },
  );
  const { send } = await byRequest.open(endpoint, url);
  const browser = new Browser(send, url);
  return {
    ...{ provider, endpoint, browser },
    pass(milliseconds) {
      now += milliseconds;
    },
    async login(query = '') {
      const begun = await browser.visit(`${base}/login/${id}${query}`, { accept: 'application/json' });
      const location = begun.headers.get('location');
      if (location === null) return begun;
      const { pathname, search } = new URL(provider.approve(location));
      return browser.visit(pathname + search, { accept: 'application/json', 'sec-fetch-site': 'cross-site' });
    },
  };
}
