import { isCallable } from '../../protocol/loopback.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import { placeOf, type Place } from './network-place.js';

/** The places that a provider may be at: the public internet, and where its settings put it by hand. */
export type TrustedPlaces = ReadonlySet<Place>;

/** Where the operator has put this provider: what its answers name elsewhere is not called. */
export function placesBySettings(provider: CheckedProvider): TrustedPlaces {
  const given = [
    provider.issuer,
    provider.authorizationEndpoint,
    provider.tokenEndpoint,
    provider.userEndpoint,
    provider.jwksUri,
    provider.revocationEndpoint,
    ...Object.values(provider.extraEndpoints ?? {}),
    ...provider.apiBases,
  ];
  return placesOf(given);
}

/** Where a discovered provider itself is, which is where its metadata may name addresses. */
export function placesOfIssuer({ issuer }: CheckedProvider): TrustedPlaces {
  return placesOf([issuer]);
}

/** Whether the server may call an address: never in the clear, and only at places that are trusted. */
export function mayCall(url: URL, places: TrustedPlaces): boolean {
  return isCallable(url) && places.has(placeOf(url.hostname));
}

function placesOf(addresses: readonly (string | undefined)[]): TrustedPlaces {
  const places = new Set<Place>(['public']);
  for (const address of addresses)
    // An issuer with a place for the tenant in it may be no address.
    if (address !== undefined && URL.canParse(address)) places.add(placeOf(new URL(address).hostname));
  return places;
}
