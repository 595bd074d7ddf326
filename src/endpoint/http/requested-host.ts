import { isLoopbackHost } from '../../protocol/loopback.js';
import type { EndpointRequest } from './endpoint-request.js';
import { isUrl } from '../../protocol/parse-url.js';

/**
 * The requested host if it is not the site's. The sender can write anything there: it is compared and shown, never used.
 */
export function requestedHostIfOther(request: EndpointRequest, origin: string): string | undefined {
  // Checked first: a proxy that passes `Host` on may also pass on an `X-Forwarded-Host` that a visitor made up.
  if (isHostOf(origin, request.host)) return undefined;
  // A proxy that sends a `Host` of its own puts the host that the browser requested there.
  const asked = request.header('x-forwarded-host')?.split(',')[0]?.trim() ?? request.host;
  return asked === '' || isHostOf(origin, asked) ? undefined : asked;
}

function isHostOf(origin: string, asked: string): boolean {
  // True of nearly every request, and cheaper than parsing two URLs.
  if (origin.endsWith(`//${asked}`)) return true;
  const { protocol, host } = new URL(origin);
  const address = `${protocol}//${asked}`;
  return isUrl(address) && new URL(address).host === host;
}

/** Whether only the local network knows a host: a proxy that doesn't pass the `Host` header on sends one. */
export function isInternalHost(host: string): boolean {
  if (!isUrl(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return (
    isLoopbackHost(hostname) ||
    !/[.:]/.test(hostname) ||
    /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+$/.test(hostname) ||
    /^\[f[cd]/.test(hostname)
  );
}
