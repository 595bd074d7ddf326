import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { nodeEnvironment, toNodeListener } from '../../src/adapters/node.js';
import { createOAuthEndpoint, type OAuthEndpointSettings } from '../../src/endpoint/index.js';

// A process of its own with an endpoint, which a test tells by messages what to do.

export interface Told {
  readonly settings?: OAuthEndpointSettings;
  readonly restore?: object;
  /** How far the clock of the process goes ahead from now on. */
  readonly aheadMs?: number;
}

let aheadMs = 0;
let endpoint: ReturnType<typeof createOAuthEndpoint> | undefined;

function start(settings: OAuthEndpointSettings): void {
  const log: OAuthEndpointSettings['log'] = (entry) => process.send?.({ logged: entry.code });
  const made = createOAuthEndpoint(
    { ...settings, log },
    { ...nodeEnvironment(), now: () => Date.now() + aheadMs },
  );
  endpoint = made;
  const server = createServer(toNodeListener(made));
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
}

async function restore(token: object): Promise<void> {
  const restored = await endpoint?.restore('oidc', token, { fetchUser: false });
  process.send?.({ cookies: restored?.setCookies });
}

process.on('message', (told: Told) => {
  if (told.settings) start(told.settings);
  if (told.restore) void restore(told.restore);
  if (told.aheadMs !== undefined) {
    aheadMs = told.aheadMs;
    process.send?.({ aheadMs });
  }
});
process.on('disconnect', () => process.exit());
