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

/**
 * The lines that `serve` prints once it listens: its URL, and every redirect URL to register with a provider.
 * @param listening the URL that it listens at.
 */
export function announce(
  listening: string,
  { origin, endpointUrl, providers }: Pick<CheckedSettings, 'origin' | 'endpointUrl' | 'providers'>,
): string[] {
  const site = endpointUrl.slice(0, -'/api/oauth'.length);
  const all = [...providers.values()];
  const single = `${endpointUrl}/redirect`;
  const moved = all.filter(({ redirectUrl }) => all.length > 1 && redirectUrl.startsWith(`${single}/`));
  return [
    `listening on ${listening}`,
    ...(site === listening || origin === listening ? [] : [`For ${site}.`]),
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
