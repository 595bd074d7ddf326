import { isCallable } from '../../protocol/loopback.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import { placeOf, type Place } from './network-place.js';

/** The places that a provider may be at: the public internet, and where its settings put it by hand. */
export type TrustedPlaces = ReadonlySet<Place>;

/** Where the operator has put this provider: what its answers name elsewhere is not called. */
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

/** Where a discovered provider itself is, which is where its metadata may name addresses. */
export function placesOfIssuer({ issuer }: CheckedProvider): TrustedPlaces {
  return placesOf([issuer]);
}

/** Where a name may lead that a provider's metadata says. The runtime's `fetch` judges it, where it resolves names itself. */
export interface Reach {
  readonly places: TrustedPlaces;
  /** What leads to the same places is allowed too. */
  readonly issuerHost: string;
}

/** How far each name may lead that a provider's metadata says and its settings don't. */
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

/** Whether the server may call an address: never in the clear, and only at places that are trusted. */
export function mayCall(url: Pick<URL, 'protocol' | 'hostname'>, places: TrustedPlaces): boolean {
  return isCallable(url) && places.has(placeOf(url.hostname));
}

function placesOf(addresses: readonly (string | undefined)[]): TrustedPlaces {
  const places = new Set<Place>(['public']);
  for (const address of addresses)
    // An issuer with a place for the tenant in it may be no address.
    if (address !== undefined && URL.canParse(address)) places.add(placeOf(new URL(address).hostname));
  return places;
}

function hostOf(address: unknown): string | undefined {
  return typeof address === 'string' && URL.canParse(address) ? new URL(address).hostname : undefined;
}
