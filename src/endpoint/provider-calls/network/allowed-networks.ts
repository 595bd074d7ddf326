import { isCallable } from '../../../protocol/loopback.js';
import type { CheckedProvider } from '../../settings/check-settings.js';
import { networkOf, type Network } from './network-of-address.js';
import { isUrl } from '../../../protocol/parse-url.js';

/** The networks that a provider may be in: the public internet, and those of the URLs in its settings. */
export type TrustedNetworks = ReadonlySet<Network>;

/** The networks of the URLs in a provider's settings. The server calls no URL in another private network. */
export function networksInSettings(provider: CheckedProvider): TrustedNetworks {
  return networksOf(urlsInSettings(provider));
}

function urlsInSettings(provider: CheckedProvider): (string | undefined)[] {
  return [
    provider.issuer,
    provider.authorizationEndpoint,
    provider.tokenEndpoint,
    provider.userEndpoint,
    provider.jwksUri,
    provider.revocationEndpoint,
    provider.refreshEndpoint,
    ...Object.values(provider.extraEndpoints ?? {}),
    ...provider.apiBases,
  ];
}

/** The networks of a provider's issuer, which the URLs in its metadata may be in. */
export function networksOfIssuer({ issuer }: CheckedProvider): TrustedNetworks {
  return networksOf([issuer]);
}

/** The networks that a host name in a provider's metadata may resolve to. A `fetch` that resolves names itself checks them. */
export interface ResolvableHost {
  readonly networks: TrustedNetworks;
  /** Names that resolve to the same networks as this one are allowed too. */
  readonly issuerHost: string;
}

/** The limits of each host name that is in a provider's metadata and not in its settings. */
export function resolvableHosts(
  provider: CheckedProvider,
  metadata: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, ResolvableHost> {
  const { issuer } = provider;
  if (issuer === undefined || !isUrl(issuer)) return new Map();
  const limit = { networks: networksOfIssuer(provider), issuerHost: new URL(issuer).hostname };
  const known = new Set(urlsInSettings(provider).map(hostOf));
  const hosts = Object.values(metadata).map(hostOf);
  return new Map(
    hosts.filter((host) => host !== undefined && !known.has(host)).map((host) => [host ?? '', limit]),
  );
}

/** Whether the server may call a URL: never without encryption, and only in trusted networks. */
export function mayCall(url: Pick<URL, 'protocol' | 'hostname'>, networks: TrustedNetworks): boolean {
  return isCallable(url) && networks.has(networkOf(url.hostname));
}

function networksOf(addresses: readonly (string | undefined)[]): TrustedNetworks {
  const networks = new Set<Network>(['public']);
  for (const address of addresses)
    // An issuer with a placeholder for the tenant may be no valid URL.
    if (address !== undefined && isUrl(address)) networks.add(networkOf(new URL(address).hostname));
  return networks;
}

function hostOf(address: unknown): string | undefined {
  return typeof address === 'string' && isUrl(address) ? new URL(address).hostname : undefined;
}
