import { isLoopbackHost } from '../../protocol/loopback.js';
import type { EndpointRequest } from './endpoint-request.js';

/**
 * The requested host, where it differs from the site's. Anyone can write anything there: it is compared and
 * shown, never used.
 */
export function requestedHostIfOther(request: EndpointRequest, origin: string): string | undefined {
  // A proxy's `X-Forwarded-Host` is closer to what the browser requested.
  const asked = request.header('x-forwarded-host')?.split(',')[0]?.trim() ?? request.host;
  // As nearly every request says it, which spares two URLs.
  if (asked === '' || origin.endsWith(`//${asked}`)) return undefined;
  const { protocol, host } = new URL(origin);
  const address = `${protocol}//${asked}`;
  return URL.canParse(address) && new URL(address).host === host ? undefined : asked;
}

/** True for a host that only the local network knows: a proxy sends it when it doesn't pass the `Host` header on. */
export function isInternalHost(host: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return (
    isLoopbackHost(hostname) ||
    !/[.:]/.test(hostname) ||
    /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+$/.test(hostname) ||
    /^\[f[cd]/.test(hostname)
  );
}
