import type { QuirkProvider } from './quirk-provider.js';
import { client } from './received.js';

/** What is wrong with an authorization request, by the entry of the provider. */
export function problemsOfAuthorization(provider: QuirkProvider, url: URL): string[] {
  const { entry, scopes } = provider;
  const { authorizationNames = {}, scopeSeparator = ' ', authorizationParams = {} } = entry;
  const at = (name: string): string => url.searchParams.get(authorizationNames[name] ?? name) ?? '';
  const asked = at('scope').split(scopeSeparator).filter(Boolean).sort();
  const wantsNonce = provider.signsIdTokens && scopes.includes('openid') && entry.nonce !== false;
  const rules: Record<string, boolean> = {
    address: url.href.startsWith(provider.address('authorizationEndpoint').replace(/[?#].*/, '')),
    client_id: at('client_id') === client.clientId,
    response_type: at('response_type') === 'code',
    [`scope ${at('scope')}`]: asked.join() === [...scopes].sort().join(),
    code_challenge_method: at('code_challenge_method') === (provider.usesPkce ? 'S256' : ''),
    code_challenge: /^[\w-]{43}$/.test(at('code_challenge')) === provider.usesPkce,
    nonce: !wantsNonce || at('nonce').length > 20,
    fragment: url.hash === (entry.authorizationFragment ? `#${entry.authorizationFragment}` : ''),
    'no secret in the address': !url.href.includes(client.clientSecret),
    'no parameter twice': [...url.searchParams].length === new Set(url.searchParams.keys()).size,
  };
  for (const [name, value] of Object.entries(authorizationParams))
    rules[name] = url.searchParams.get(name) === value;
  return Object.keys(rules)
    .filter((rule) => !rules[rule])
    .map((rule) => `authorize: ${rule}`);
}
