import type { AddressInfo } from 'node:net';
import { isLoopbackHost } from '../protocol/loopback.js';
import type { CheckedSettings } from '../endpoint/settings/check-settings.js';

/** Where the server really listens, by the site's own name where that is one of this machine's. */
export function listeningUrl({ address, family, port }: AddressInfo, site: URL): string {
  const host = family === 'IPv6' ? `[${address}]` : address;
  const isSame =
    isLoopbackHost(host) && isLoopbackHost(site.hostname) && site.origin === `http://${site.host}`;
  return isSame && site.port === String(port) ? site.origin : `http://${host}:${port}`;
}

/**
 * What `serve` says once it listens, line by line: where, and every address that is to be registered with a provider.
 * @param listening the address it listens at.
 */
export function announce(
  listening: string,
  { origin, endpointUrl, providers }: Pick<CheckedSettings, 'origin' | 'endpointUrl' | 'providers'>,
): string[] {
  const site = endpointUrl.slice(0, -'/api/oauth'.length);
  const all = [...providers.values()];
  const isSplit =
    all.length > 1 && all.some(({ redirectUrl }) => redirectUrl.startsWith(`${endpointUrl}/redirect/`));
  return [
    `listening on ${listening}`,
    ...(site === listening || origin === listening ? [] : [`For ${site}.`]),
    ...all.map(({ name, redirectUrl }) => `Register with ${name}: ${redirectUrl}`),
    ...(isSplit
      ? [
          `A second provider changes the first one’s address: register each address above, or set redirectUrl of the one that keeps ${endpointUrl}/redirect.`,
        ]
      : []),
  ];
}
