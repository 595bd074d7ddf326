import type { AuthorizationServer } from 'oauth4webapi';
import type { Configuration, CustomFetch } from 'openid-client';
import { OAuthError } from '../../protocol/errors.js';
import { isSafeUrl } from '../../protocol/loopback.js';
import { reservedParameters } from '../settings/reserved-parameters.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import { networkOf } from './network/network-of-address.js';
import { mayCall, networksOfIssuer } from './network/allowed-networks.js';
import { guardedFetch, type CallLimits, type Fetch } from './network/guarded-fetch.js';
import { addIssuerOrClockNote } from './errors/issuer-and-clock-notes.js';
import { algorithmsFor } from './id-token/id-token-signature.js';
import { toOAuthError } from './errors/provider-error.js';
import { isUrl } from '../../protocol/parse-url.js';

/** The metadata of RFC 8414 and OpenID Connect Discovery 1.0. */
export type Metadata = AuthorizationServer;

/**
 * The metadata of a provider: from its settings, or discovered (OpenID Connect Discovery 1.0) if they give only the
 * issuer.
 * @throws {OAuthError} `provider_unreachable`.
 */
export async function metadataOf(
  provider: CheckedProvider,
  fetch: Fetch,
  limits: CallLimits,
): Promise<Metadata> {
  const { issuer, authorizationEndpoint, tokenEndpoint } = provider;
  const known: Metadata =
    authorizationEndpoint && tokenEndpoint
      ? // The type requires an issuer; without one, only `checkIssuer` checks `iss`.
        { issuer: issuer ?? new URL(authorizationEndpoint).origin }
      : await discover(provider, fetch, limits);
  const metadata: Metadata = {
    ...known,
    ...fromSettings(provider),
    id_token_signing_alg_values_supported: [
      ...algorithmsFor(provider, known.id_token_signing_alg_values_supported),
    ],
  };
  if (!metadata.authorization_endpoint || !metadata.token_endpoint)
    throw new OAuthError('provider_unreachable', "The provider's metadata is incomplete.");
  return { ...metadata, authorization_endpoint: withoutOwnParameters(metadata.authorization_endpoint) };
}

/** The endpoint adds its own parameters: of one that appeared twice, the provider might use either. */
function withoutOwnParameters(address: string): string {
  const url = new URL(address);
  for (const name of reservedParameters) if (url.searchParams.has(name)) url.searchParams.delete(name);
  // It must have none (RFC 6749 section 3.1): what follows a fragment, such as our parameters, never reaches the provider.
  url.hash = '';
  return url.href;
}

function fromSettings(provider: CheckedProvider): Partial<Metadata> {
  const all: [keyof Metadata, string | undefined][] = [
    ['authorization_endpoint', provider.authorizationEndpoint],
    ['token_endpoint', provider.tokenEndpoint],
    ['userinfo_endpoint', provider.userEndpoint],
    ['jwks_uri', provider.jwksUri],
    ['revocation_endpoint', provider.revocationEndpoint],
    ['end_session_endpoint', provider.endSessionEndpoint],
  ];
  return Object.fromEntries(all.filter(([, address]) => address !== undefined));
}

async function discover(provider: CheckedProvider, fetch: Fetch, limits: CallLimits): Promise<Metadata> {
  let found: Configuration;
  try {
    const issuer = new URL(provider.issuer ?? '');
    // Several megabytes: loaded only for discovery.
    const client = await import('openid-client');
    found = await client.discovery(issuer, provider.clientId, undefined, client.None(), {
      // guardedFetch refuses http except on loopback.
      execute: [client.allowInsecureRequests],
      [client.customFetch]: guardedFetch(fetch, limits) as CustomFetch,
    });
  } catch (error) {
    throw addIssuerOrClockNote(toOAuthError(error, 'provider_unreachable'), error, provider);
  }
  const metadata = found.serverMetadata();
  const bySettings = Object.keys(fromSettings(provider));
  const left = [...bySettings, ...addressesOfOthers(metadata, provider)];
  // Some providers send `null` for what they don't have.
  const known = Object.entries(metadata).filter(([name, value]) => value !== null && !left.includes(name));
  for (const [name, value] of known) checkAddress(name, value, provider);
  // RFC 8414 section 2 and OpenID Connect Discovery section 3: without a list, the method is Basic.
  return {
    token_endpoint_auth_methods_supported: ['client_secret_basic'],
    ...Object.fromEntries(known),
  } as Metadata;
}

/** Addresses that get tokens, an ID token or the client secret. */
const trusted = ['userinfo_endpoint', 'revocation_endpoint', 'end_session_endpoint'] as const;

/** With a token endpoint elsewhere in the settings, its tokens and the secret are sent to no discovered address but beside it. */
function addressesOfOthers(metadata: Metadata, { tokenEndpoint }: CheckedProvider): string[] {
  if (tokenEndpoint === undefined) return [];
  const { origin } = new URL(tokenEndpoint);
  const isThere = (address: unknown): boolean =>
    typeof address === 'string' && isUrl(address) && new URL(address).origin === origin;
  return isThere(metadata.token_endpoint) ? [] : trusted.filter((name) => !isThere(metadata[name]));
}

/** Only browsers open these, and browsers resolve `*.localhost` themselves. */
const visited = ['authorization_endpoint', 'end_session_endpoint'];

/**
 * A provider's metadata must not lead the server to its own machine or private network, unless the provider's issuer is
 * there too.
 */
function checkAddress(name: string, value: unknown, provider: CheckedProvider): void {
  if (name !== 'jwks_uri' && !name.endsWith('_endpoint')) return;
  const url = typeof value === 'string' && isUrl(value) ? new URL(value) : undefined;
  const networks = networksOfIssuer(provider);
  const isAllowed = visited.includes(name)
    ? url && isSafeUrl(url) && networks.has(networkOf(url.hostname))
    : url && mayCall(url, networks);
  if (!isAllowed)
    throw new OAuthError(
      'provider_unreachable',
      `The provider's ${name} is not https, or on a machine or network that its issuer is not on.`,
    );
}
