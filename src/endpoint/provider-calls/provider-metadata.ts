import type { AuthorizationServer } from 'oauth4webapi';
import type { Configuration, CustomFetch } from 'openid-client';
import { OAuthError } from '../../protocol/errors.js';
import { isSafeUrl } from '../../protocol/loopback.js';
import { ownParameters } from '../settings/reserved-parameters.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import { placeOf } from './network-of-address.js';
import { mayCall, placesOfIssuer } from './allowed-networks.js';
import { guardedFetch, type CallLimits, type Fetch } from './guarded-fetch.js';
import { addIssuerOrClockNote } from './issuer-and-clock-notes.js';
import { algorithmsFor } from './id-token/id-token-signature.js';
import { toOAuthError } from './provider-error.js';

/** What RFC 8414 and OpenID Connect Discovery 1.0 name. */
export type Metadata = AuthorizationServer;

/** Stands in an issuer for the tenant that an ID token's `tid` names (Microsoft Entra ID). */
const tenantPlace = '{tenantid}';

/** Whether its ID tokens come from many issuers, one for each tenant. */
export function hasManyIssuers({ issuer }: CheckedProvider): boolean {
  return issuer?.includes(tenantPlace) === true;
}

/** The issuer that an ID token with those claims must name; of many, that of the tenant in it. */
export function issuerOf(
  provider: CheckedProvider,
  { issuer }: Metadata,
  claims: Readonly<Record<string, unknown>>,
): string {
  return hasManyIssuers(provider) ? issuer.replace(tenantPlace, () => String(claims['tid'])) : issuer;
}

/** How to know its `iss`; `undefined` where nothing in the settings says its issuer. */
export function issuerTest(
  provider: CheckedProvider,
  discovered: string,
): ((iss: string) => boolean) | undefined {
  const { issuer } = provider;
  if (issuer === undefined) return undefined;
  if (!hasManyIssuers(provider)) return (iss) => iss === discovered;
  const [before = '', after = ''] = issuer.split(tenantPlace);
  return (iss) =>
    iss.startsWith(before) &&
    iss.endsWith(after) &&
    /^[\w.-]+$/.test(iss.slice(before.length, iss.length - after.length));
}

/**
 * What is known of a provider's server: by its settings, or discovered (OpenID Connect Discovery 1.0) where only the
 * issuer is given.
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
      ? // The type wants an issuer; without one, `iss` is judged by `checkIssuer` alone.
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

/** Ours are added to those of the address: one that is there twice would count as the provider likes. */
function withoutOwnParameters(address: string): string {
  const url = new URL(address);
  for (const name of ownParameters) if (url.searchParams.has(name)) url.searchParams.delete(name);
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
    // Several megabytes, loaded only where something is discovered.
    const client = await import('openid-client');
    found = await client.discovery(issuer, provider.clientId, undefined, client.None(), {
      // Only loopback is ever reached in the clear: guardedFetch refuses everything else.
      execute: [client.allowInsecureRequests],
      [client.customFetch]: guardedFetch(fetch, limits) as CustomFetch,
    });
  } catch (error) {
    throw addIssuerOrClockNote(toOAuthError(error, 'provider_unreachable'), error, provider);
  }
  const bySettings = Object.keys(fromSettings(provider));
  // Some say `null` of what they don't have.
  const known = Object.entries(found.serverMetadata()).filter(
    ([name, value]) => value !== null && !bySettings.includes(name),
  );
  for (const [name, value] of known) checkAddress(name, value, provider);
  // RFC 8414 section 2 and OpenID Connect Discovery section 3: what is not listed is Basic.
  return {
    token_endpoint_auth_methods_supported: ['client_secret_basic'],
    ...Object.fromEntries(known),
  } as Metadata;
}

/** What only the browser is sent to: it knows itself where `*.localhost` is. */
const visited = ['authorization_endpoint', 'end_session_endpoint'];

/**
 * A provider's metadata speaks for the provider, and not for the machine or network that the endpoint runs in: addresses
 * there are the provider's only where its issuer is there.
 */
function checkAddress(name: string, value: unknown, provider: CheckedProvider): void {
  if (name !== 'jwks_uri' && !name.endsWith('_endpoint')) return;
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  const places = placesOfIssuer(provider);
  const isAllowed = visited.includes(name)
    ? url && isSafeUrl(url) && places.has(placeOf(url.hostname))
    : url && mayCall(url, places);
  if (!isAllowed)
    throw new OAuthError(
      'provider_unreachable',
      `The provider's ${name} is not https, or on a machine or network that its issuer is not on.`,
    );
}
