import { pathBelow, withoutSlash } from '../http/request-path.js';
import { isReservedRoute } from './settings-schema.js';
import type { Problems } from './problems.js';

/** Where the endpoint is: the URL that browsers use, and the path where requests arrive. */
export interface Place {
  /** `""` if it is not known. */
  readonly baseUrl: string;
  /** Such as `/api/oauth`; it differs from `baseUrl` behind a proxy that strips a prefix. */
  readonly basePath: string;
}

/** The settings that decide whether providers can share a redirect URL. */
interface PlacedProvider {
  readonly id: string;
  readonly name: string;
  readonly redirectUrl: string;
  readonly redirectPath: string;
  readonly sendsIssuer: boolean | string;
  readonly acceptsSubpaths: boolean;
}

/**
 * The redirect URL of a provider: its own setting, else one URL for a single provider, and one each for several. A callback at
 * another provider's URL is then refused (RFC 9700 section 4.4.2.2).
 * @param alone whether it is the only provider.
 */
export function redirectUrlOf(given: string | undefined, id: string, alone: boolean, place: Place): string {
  const own = `${place.baseUrl}/api/oauth/redirect`;
  // Serialised as browsers and the protocol library do: authorization request and code exchange must name the same text.
  if (given !== undefined) return new URL(given).href;
  return alone ? own : `${own}/${id}`;
}

/** The path at which requests for a redirect URL arrive. */
export function arrivalPath(url: string, { baseUrl, basePath }: Place): string {
  if (!baseUrl) return '';
  const { pathname } = new URL(url);
  const endpointPath = new URL(`${baseUrl}/api/oauth`).pathname;
  if (pathname.startsWith(`${endpointPath}/`))
    return withoutSlash(basePath + pathname.slice(endpointPath.length));
  const stripped = endpointPath.endsWith(basePath) ? endpointPath.slice(0, -basePath.length) : '';
  const prefix = basePath !== '' && pathname.startsWith(`${stripped}/`) ? stripped : '';
  return withoutSlash(pathname.slice(prefix.length));
}

/** Checks the redirect URL of one provider. */
export function checkRedirectUrl(problems: Problems, path: string, redirectUrl: string, place: Place): void {
  // The path where callbacks arrive may differ from the public one by the base path.
  const [first = ''] = pathBelow(place.basePath, arrivalPath(redirectUrl, place))?.split('/') ?? [];
  if (first !== 'redirect' && isReservedRoute(first))
    problems.add(`${path}.redirectUrl`, 'is the address of another route');
}

/**
 * Refuses redirect URLs that allow a mix-up attack (RFC 9700 section 4.4): a malicious provider sends the person on to an honest
 * one, and the endpoint posts the honest provider's code to the malicious token endpoint.
 * @param providers by their path in the settings.
 */
export function checkRedirectUrls(problems: Problems, providers: ReadonlyMap<string, PlacedProvider>): void {
  for (const [path, provider] of providers) {
    const others = [...providers.values()].filter((other) => other !== provider);
    const sharing = others.filter((other) => isShared(provider, other));
    if (sharing.length && !provider.sendsIssuer)
      problems.add(
        `${path}.redirectUrl`,
        `is that of ${quoted(sharing)} too: give each its own, or set sendsIssuer: true of each that sends iss (RFC 9207)`,
      );
    const above = `${withoutSlash(provider.redirectUrl)}/`;
    const below = others.filter(({ redirectUrl }) => redirectUrl.startsWith(above));
    if (below.length && provider.acceptsSubpaths && !provider.sendsIssuer)
      problems.add(
        `${path}.redirectUrl`,
        `must not be above that of ${quoted(below)}: ${provider.name} accepts any address below the registered one`,
      );
  }
}

/** Whether two providers share a redirect URL, or their callbacks arrive at the same path. */
export function isShared(one: PlacedProvider, other: PlacedProvider): boolean {
  const isSame =
    withoutSlash(one.redirectUrl) === withoutSlash(other.redirectUrl) ||
    one.redirectPath === other.redirectPath;
  return one.id !== other.id && isSame;
}

function quoted(providers: readonly PlacedProvider[]): string {
  return providers.map(({ id }) => `"${id}"`).join(', ');
}
