import { createOAuthEndpoint } from '../../src/endpoint/index.js';
import { entries } from '../../src/providers/catalog/entries.js';
import type { CatalogEntry } from '../../src/providers/catalog/entry.js';
import type { OAuthProviderOptions } from '../../src/providers/index.js';
import { Browser } from './browser-with-cookies.js';
import { byRequest } from './transports.js';

export const elsewhere = 'https://emulator.example';
const own: Readonly<Record<string, object>> = {
  auth0: { domain: 'acme.eu.auth0.com' },
  apple: { clientSecret: 'a-secret' },
};

/** Settings of a built-in provider, with all that it needs. */
export const settingsOf = (type: string): Record<string, unknown> => {
  const entry = (entries as Readonly<Record<string, CatalogEntry>>)[type];
  const needed = Object.entries(entry?.settings ?? {}).map(([name, { example }]) => [name, example]);
  return {
    ...{ type, clientId: 'a-client', clientSecret: 'a-secret' },
    ...{ ...Object.fromEntries(needed), ...own[type] },
  };
};

/** The addresses that get a token or the client secret from what a type adds to the standard: e-mail addresses, groups, revocation. */
export async function askedByFunctions(options: Partial<OAuthProviderOptions>): Promise<string[]> {
  const asked: string[] = [];
  const ask = (address: string): Promise<unknown[]> => {
    asked.push(address);
    return Promise.resolve([]);
  };
  const person = { email: 'ada@example.com', email_verified: true, hasgroups: true };
  const send = async (_method: string, address: string): Promise<number> => (await ask(address)).length;
  await options.userFn?.({ id: '1', sub: '1' }, ask, {});
  const raw = () => Promise.resolve(person);
  await Promise.resolve(options.groupsFn?.({ claims: person, raw }, ask)).catch(() => undefined);
  await options.revokeFn?.({ accessToken: 'access-1', refreshToken: null }, send);
  return asked;
}

/** All addresses that options send a token or the client secret to, or lead a person to with one, but for the token endpoint. */
export async function trustedAddresses(options: Partial<OAuthProviderOptions>): Promise<string[]> {
  const { userEndpoint, revocationEndpoint, refreshEndpoint, endSessionEndpoint, apiBases = [] } = options;
  const named = [userEndpoint, revocationEndpoint, refreshEndpoint, endSessionEndpoint];
  const given = named.filter((address) => address !== undefined);
  return [...given, ...apiBases, ...(await askedByFunctions(options))];
}

const isCredential = /access-|refresh-|a-secret|code-1|YS1jbGllbnQ6YS1zZWNyZXQ/;

/** The hosts that anything secret is sent to at a login, a refresh and a sign-out. */
export async function hostsTrusted(type: string, given: object, metadata: object = {}): Promise<string[]> {
  const hosts: string[] = [];
  const endpoint = createOAuthEndpoint(
    {
      ...{ secret: 'a secret of forty characters for testing', baseUrl: 'http://localhost:8550', log: false },
      providers: [
        {
          ...settingsOf(type),
          ...given,
          ...{ userIdFn: () => 'ada', sameUserFn: () => true, scopes: [] },
        } as never,
      ],
    },
    {
      fetch: async (url, init = {}) => {
        await Promise.resolve();
        if (url.includes('/.well-known/')) return Response.json(metadata);
        const body = typeof init.body === 'string' ? init.body : String(init.body as URLSearchParams);
        const sent = `${url} ${[...new Headers(init.headers)].join()} ${body}`;
        if (isCredential.test(sent)) hosts.push(new URL(url).host);
        return Response.json({
          ...{ id: 'ada', sub: 'ada', access_token: 'access-1', refresh_token: 'refresh-1' },
          ...{ token_type: 'bearer', user: { id: 'ada' } },
        });
      },
      wait: () => Promise.resolve(),
    },
  );
  const { send } = await byRequest.open(endpoint, 'http://localhost:8550');
  const browser = new Browser(send, 'http://localhost:8550');
  const begun = await browser.visit(`/api/oauth/login/${type}?fetch_groups=true`);
  const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
  await browser.visit(`/api/oauth/redirect?code=code-1&state=${state}`);
  const headers = new Headers({ cookie: browser.cookieHeader });
  await (await endpoint.authorization({ headers }))?.getToken({ force: true });
  await browser.post('/api/oauth/logout', { provider: type, forget: true });
  return hosts;
}
