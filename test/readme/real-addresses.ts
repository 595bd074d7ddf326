import assert from 'node:assert/strict';
import type { Fetch } from '../../src/endpoint/index.js';
import type { OAuthProvider } from '../../src/providers/index.js';
import { openSite, siteUrl, type Site } from '../support/site.js';
import { startStubProvider, type StubProvider } from '../support/stub-provider.js';
import { byRequest } from '../support/transports.js';

/** Paths of a stub by the real addresses that they answer for, without their queries. */
export type Addresses = Readonly<Record<string, string>>;

/** Asks the stub for each known address; any other fails the test. */
function fetchFrom({ url: base }: { readonly url: string }, addresses: Addresses): Fetch {
  return (url, init) => {
    const path = addresses[url.replace(/\?.*/, '')];
    if (path === undefined) throw new assert.AssertionError({ message: `${new URL(url).origin} was asked` });
    return fetch(base + path, init);
  };
}

interface Visit {
  readonly site: Site;
  readonly stub: StubProvider;
}

/**
 * A site with that one provider. Its real addresses, which are not changed, are answered by a stub that signs ID tokens.
 * @param issuer what ID tokens are signed as.
 */
export async function atRealAddresses(
  provider: unknown,
  addresses: Addresses,
  issuer: string,
  run: (visit: Visit) => Promise<void>,
): Promise<void> {
  const stub = await startStubProvider({ openid: true });
  stub.claims = { iss: issuer };
  try {
    const site = await openSite(byRequest, {
      providersOf: { stub, openid: stub },
      settings: { providers: [provider as OAuthProvider] },
      environment: { fetch: fetchFrom(stub, addresses) },
    });
    try {
      await run({ site, stub });
    } finally {
      await site.close();
    }
  } finally {
    await stub.close();
  }
}

/** An address without its query, and the query but for what is new each time: that is only looked at for its form. */
export function partsOf(address: string): { at: string; query: Record<string, string> } {
  const url = new URL(address);
  const query = Object.fromEntries(url.searchParams);
  for (const name of ['state', 'nonce', 'code_challenge']) {
    if (query[name] === undefined) continue;
    assert.match(query[name], /^[\w-]{22,}/, name);
    query[name] = 'random';
  }
  return { at: url.origin + url.pathname, query };
}

/** What is in every authorization request of these sites. */
export const always = (clientId: string) => ({
  response_type: 'code',
  client_id: clientId,
  redirect_uri: `${siteUrl}/api/oauth/redirect`,
  state: 'random',
  code_challenge: 'random',
  code_challenge_method: 'S256',
});
