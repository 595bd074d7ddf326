import type { AddressInfo } from 'node:net';
import { isLoopbackHost } from '../protocol/loopback.js';
import type { CheckedSettings } from '../endpoint/settings/check-settings.js';

/** The URL where the server listens, with the host name of the site if that is one of this machine's. */
export function listeningUrl({ address, family, port }: AddressInfo, site: URL): string {
  const host = family === 'IPv6' ? `[${address}]` : address;
  const isSame =
    isLoopbackHost(host) && isLoopbackHost(site.hostname) && site.origin === `http://${site.host}`;
  return isSame && site.port === String(port) ? site.origin : `http://${host}:${port}`;
}

type Announced = Pick<CheckedSettings, 'origin' | 'endpointUrl' | 'providers'>;

const siteOf = ({ endpointUrl }: Pick<Announced, 'endpointUrl'>): string =>
  endpointUrl.slice(0, -'/api/oauth'.length);

/**
 * The lines that `serve` prints once it listens: its URL, and every redirect URL to register with a provider.
 * @param listening the URL that it listens at.
 */
export function announce(listening: string, settings: Announced): string[] {
  const isSite = [siteOf(settings), settings.origin].includes(listening);
  return [`listening on ${listening}`, ...redirectUrlLines(settings).slice(isSite ? 1 : 0)];
}

/** For which site it is, and every redirect URL to register with a provider. */
export function redirectUrlLines(settings: Announced): string[] {
  const { endpointUrl, providers } = settings;
  const all = [...providers.values()];
  const single = `${endpointUrl}/redirect`;
  const moved = all.filter(({ redirectUrl }) => all.length > 1 && redirectUrl.startsWith(`${single}/`));
  return [
    `For ${siteOf(settings)}.`,
    ...all.map(({ name, redirectUrl }) => `Register with ${name}: ${redirectUrl}`),
    ...(moved.length
      ? [
          `A second provider changes the first one’s address: register each address above, or set redirectUrl of the one that keeps ${single}.`,
        ]
      : []),
    // The registration of the single provider still works, so nobody would notice.
    ...moved
      .filter(({ acceptsSubpaths }) => acceptsSubpaths)
      .map(
        ({ name, redirectUrl }) =>
          `${name} accepts every address below the registered one: replace ${single} there by ${redirectUrl}, or another provider could get its codes.`,
      ),
  ];
}
