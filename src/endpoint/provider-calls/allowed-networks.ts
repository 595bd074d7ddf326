import { isCallable } from '../../protocol/loopback.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import { placeOf, type Place } from './network-of-address.js';

/** The networks that a provider may be in: the public internet, and those of the URLs in its settings. */
export type TrustedPlaces = ReadonlySet<Place>;

/** The networks of the URLs in a provider's settings. URLs in its answers that are elsewhere are not called. */
export function placesBySettings(provider: CheckedProvider): TrustedPlaces {
  return placesOf(addressesBySettings(provider));
}

function addressesBySettings(provider: CheckedProvider): (string | undefined)[] {
  return [
    provider.issuer,
    provider.authorizationEndpoint,
    provider.tokenEndpoint,
    provider.userEndpoint,
    provider.jwksUri,
    provider.revocationEndpoint,
    ...Object.values(provider.extraEndpoints ?? {}),
    ...provider.apiBases,
  ];
}

/** The networks of a provider's issuer, which the URLs in its metadata may be in. */
export function placesOfIssuer({ issuer }: CheckedProvider): TrustedPlaces {
  return placesOf([issuer]);
}

/** Where a host name of a provider's metadata may resolve to. A `fetch` that resolves names itself checks it. */
export interface Reach {
  readonly places: TrustedPlaces;
  /** Names that resolve to the same networks as this one are allowed too. */
  readonly issuerHost: string;
}

/** The reach of each host name that is in a provider's metadata and not in its settings. */
export function reachOf(
  provider: CheckedProvider,
  metadata: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, Reach> {
  const { issuer } = provider;
  if (issuer === undefined || !URL.canParse(issuer)) return new Map();
  const reach = { places: placesOfIssuer(provider), issuerHost: new URL(issuer).hostname };
  const known = new Set(addressesBySettings(provider).map(hostOf));
  const hosts = Object.values(metadata).map(hostOf);
  return new Map(
    hosts.filter((host) => host !== undefined && !known.has(host)).map((host) => [host ?? '', reach]),
  );
}

/** Whether the server may call a URL: never without encryption, and only in trusted networks. */
export function mayCall(url: Pick<URL, 'protocol' | 'hostname'>, places: TrustedPlaces): boolean {
  return isCallable(url) && places.has(placeOf(url.hostname));
}

function placesOf(addresses: readonly (string | undefined)[]): TrustedPlaces {
  const places = new Set<Place>(['public']);
  for (const address of addresses)
    // An issuer with a placeholder for the tenant may be no valid URL.
    if (address !== undefined && URL.canParse(address)) places.add(placeOf(new URL(address).hostname));
  return places;
}

function hostOf(address: unknown): string | undefined {
  return typeof address === 'string' && URL.canParse(address) ? new URL(address).hostname : undefined;
}
