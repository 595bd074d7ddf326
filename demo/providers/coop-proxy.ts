import { startProxy } from './loopback-proxy.js';

interface CoopProxySettings {
  readonly port: number;
  readonly purpose: string;
  readonly upstreamPort: number;
}

/**
 * Puts a provider's pages under `Cross-Origin-Opener-Policy: same-origin`, as real providers do. The browser then
 * cuts the popup off from the page: `popup.closed` is true while it is open, and no `postMessage` arrives.
 */
export async function startCoopProxy(settings: CoopProxySettings): Promise<{ close(): Promise<void> }> {
  return startProxy({
    ...settings,
    addHeaders: ({ 'content-type': type }): Readonly<Record<string, string>> =>
      type?.startsWith('text/html') ? { 'cross-origin-opener-policy': 'same-origin' } : {},
  });
}
