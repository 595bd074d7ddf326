import type { OAuthEndpointSettings } from '../src/endpoint/index.js';
import { memoryStore } from '../src/stores/memory/memory-store.js';
import { demoId } from './provider-settings.js';
import { demoSite } from './demo-site.js';
import type { DemoClient } from './provider-credentials.js';

/** Below the demo's own address. */
export const storedPath = '/stored';

/** Where Demo ID comes back to. */
export const storedRedirect = (baseUrl: string): string => `${baseUrl}${storedPath}/api/oauth/redirect`;

/**
 * The settings of a second endpoint, which keeps its sessions in a store: only then can a person see those of their other browsers, and
 * end them. This one is the memory of the demo's process; a site takes Redis, Postgres or SQLite.
 */
export function storedSettings(secret: string, baseUrl: string, client: DemoClient): OAuthEndpointSettings {
  return {
    secret,
    baseUrl: baseUrl + storedPath,
    providers: [demoId('demo', 'Demo ID', client)],
    site: demoSite(baseUrl),
    store: memoryStore(),
  };
}
