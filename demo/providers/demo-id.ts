import { startCoopProxy } from './coop-proxy.js';
import type { Closable, LocalProvider } from './local-provider.js';
import { startOpenIdProvider } from './openid-provider.js';

export async function startDemoId(local: LocalProvider): Promise<Closable> {
  return startOpenIdProvider(local);
}

/** Its access tokens last 20 seconds, so that refreshing can be watched. */
export async function startShortDemoId(local: LocalProvider): Promise<Closable> {
  return startOpenIdProvider(local, { accessTokenSeconds: 20 });
}

export async function startCoopDemoId(local: LocalProvider): Promise<Closable> {
  const hidden = await startOpenIdProvider(local, { listenOn: 0 });
  const { port, purpose } = local;
  const proxy = await startCoopProxy({ port, purpose, upstreamPort: hidden.port }).catch(
    async (error: unknown) => {
      await hidden.close();
      throw error;
    },
  );
  return {
    close: async () => {
      await Promise.all([proxy.close(), hidden.close()]);
    },
  };
}
