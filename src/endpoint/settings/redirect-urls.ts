import { pathBelow, withoutSlash } from '../http/request-path.js';
import { isReservedRoute } from './settings-schema.js';
import type { Problems } from './problems.js';

/** Where the endpoint is: as browsers see it, and where its requests arrive. */
export interface Place {
  /** `""` where it is not known. */
  readonly baseUrl: string;
  /** Such as `/api/oauth`; another than in `baseUrl` behind a proxy that strips a prefix. */
  readonly basePath: string;
}

/** What decides whether providers can share an address. */
interface PlacedProvider {
  readonly id: string;
  readonly name: string;
  readonly redirectUrl: string;
  readonly redirectPath: string;
  readonly sendsIssuer: boolean | string;
  readonly acceptsSubpaths: boolean;
}

/**
 * Where a provider sends people back to: its own setting, else one address for a single provider, and one each for
 * several. An answer that arrives at another provider's address is then known to be none of this one (RFC 9700
 * section 4.4.2.2).
 * @param alone whether it is the only provider.
 */
export function redirectUrlOf(given: string | undefined, id: string, alone: boolean, place: Place): string {
  const own = `${place.baseUrl}/api/oauth/redirect`;
  // As browsers and the protocol library write it: both requests must name it alike.
  if (given !== undefined) return new URL(given).href;
  return alone ? own : `${own}/${id}`;
}

/** The path at which requests for that address arrive. */
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

/** What is wrong with one provider's own address, apart from the others. */
export function checkRedirectUrl(problems: Problems, path: string, redirectUrl: string, place: Place): void {
  // Where answers arrive, not where they are sent: a base path may stand between.
  const [first = ''] = pathBelow(place.basePath, arrivalPath(redirectUrl, place))?.split('/') ?? [];
  if (first !== 'redirect' && isReservedRoute(first))
    problems.add(`${path}.redirectUrl`, 'is the address of another route');
}

/**
 * Refuses addresses by which one provider could be handed another's codes: its person is sent on to the honest provider,
 * comes back with the honest one's code, and the code is posted to whoever runs the other one's token endpoint.
 * @param providers by their place in the settings.
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

/** Whether the answers of both come to the same address, or arrive at the same path. */
export function isShared(one: PlacedProvider, other: PlacedProvider): boolean {
  const isSame =
    withoutSlash(one.redirectUrl) === withoutSlash(other.redirectUrl) ||
    one.redirectPath === other.redirectPath;
  return one.id !== other.id && isSame;
}

function quoted(providers: readonly PlacedProvider[]): string {
  return providers.map(({ id }) => `"${id}"`).join(', ');
}
