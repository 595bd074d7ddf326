import type { QuirkProvider } from './quirk-provider.js';
import { client, type Received } from './received.js';

const ends = {
  authorizationEndpoint: 'authorize',
  tokenEndpoint: 'token',
  userEndpoint: 'user',
  jwksUri: 'jwks',
  revocationEndpoint: 'revoke',
  endSessionEndpoint: 'logout',
};

export type Addressed = keyof typeof ends;

/** An address of the entry; that of a discovered provider is below its issuer. */
export function addressOf({ entry, issuer, drift, isDiscovered }: QuirkProvider, part: Addressed): string {
  const given = entry[part];
  if (given !== undefined) return given;
  const isOptional = part === 'revocationEndpoint' || part === 'endSessionEndpoint';
  if (isOptional && !isDiscovered) return '';
  return `${issuer.replace(/\/$/, '')}/${drift.moved ?? ''}${ends[part]}`;
}

const plain = (address: string | undefined): string => (address ?? '').replace(/[?#].*/, '');

/** Where its tokens are revoked; empty if it has no such address. GitHub has its own way. */
export function revocationOf(provider: QuirkProvider): string {
  if (provider.id === 'github') return `https://api.github.com/applications/${client.clientId}/token`;
  return plain(addressOf(provider, 'revocationEndpoint'));
}

/** What a request asks for, by its address. */
export function askedFor(
  provider: QuirkProvider,
  url: URL,
  fields: ReadonlyMap<string, string>,
): Received['what'] {
  const here = plain(url.href);
  const { refreshEndpoint, user, userRequest } = provider.entry;
  if (here.endsWith('/.well-known/openid-configuration')) return 'metadata';
  // One address for all, where a field names the method.
  const method = userRequest?.fields?.['method'];
  if (here === plain(provider.entry.userEndpoint) && method !== undefined && fields.get('method') === method)
    return 'user';
  if (here === plain(addressOf(provider, 'tokenEndpoint')) || here === plain(refreshEndpoint))
    return fields.get('grant_type') === 'refresh_token' ? 'refresh' : 'token';
  if (here === revocationOf(provider)) return 'revoke';
  if (here === plain(addressOf(provider, 'jwksUri'))) return 'keys';
  if (user.emails && here === plain(user.emails.url)) return 'emails';
  const endpoint = plain(addressOf(provider, 'userEndpoint'));
  const isUser = here === endpoint || (userRequest?.token?.in === 'path' && here.startsWith(endpoint));
  return isUser ? 'user' : 'unknown';
}

/** The metadata of a discovered provider. */
export function metadataOf(provider: QuirkProvider): Record<string, unknown> {
  return {
    issuer: provider.issuer,
    authorization_endpoint: addressOf(provider, 'authorizationEndpoint'),
    token_endpoint: addressOf(provider, 'tokenEndpoint'),
    userinfo_endpoint: addressOf(provider, 'userEndpoint'),
    jwks_uri: addressOf(provider, 'jwksUri'),
    revocation_endpoint: addressOf(provider, 'revocationEndpoint'),
    end_session_endpoint: addressOf(provider, 'endSessionEndpoint'),
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    id_token_signing_alg_values_supported: [provider.algorithm],
  };
}
